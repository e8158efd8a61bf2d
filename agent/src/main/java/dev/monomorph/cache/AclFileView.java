package dev.monomorph.cache;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.attribute.AclEntryPermission.APPEND_DATA;
import static java.nio.file.attribute.AclEntryPermission.DELETE;
import static java.nio.file.attribute.AclEntryPermission.DELETE_CHILD;
import static java.nio.file.attribute.AclEntryPermission.READ_DATA;
import static java.nio.file.attribute.AclEntryPermission.WRITE_ACL;
import static java.nio.file.attribute.AclEntryPermission.WRITE_ATTRIBUTES;
import static java.nio.file.attribute.AclEntryPermission.WRITE_DATA;
import static java.nio.file.attribute.AclEntryPermission.WRITE_NAMED_ATTRS;
import static java.nio.file.attribute.AclEntryPermission.WRITE_OWNER;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserPrincipal;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Access control lists, as on Windows. What one entry allows is taken as allowed, whatever another
 * denies.
 */
final class AclFileView implements FileView {
  private static final Set<AclEntryPermission> WRITING =
      Set.of(
          WRITE_DATA,
          APPEND_DATA,
          DELETE,
          DELETE_CHILD,
          WRITE_ACL,
          WRITE_ATTRIBUTES,
          WRITE_NAMED_ATTRS,
          WRITE_OWNER);
  private static final Set<AclEntryPermission> READING = Set.of(READ_DATA);

  @Override
  public FileFacts facts(Path file) throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(file, BasicFileAttributes.class, NOFOLLOW_LINKS);
    AclFileAttributeView view = view(file);
    UserPrincipal owner = view.getOwner();
    List<AclEntry> list = view.getAcl();
    boolean othersMayWrite = othersMay(WRITING, list, owner);
    return new FileFacts(
        FileFacts.Kind.of(attributes),
        attributes.size(),
        owner,
        othersMayWrite,
        !othersMayWrite && !othersMay(READING, list, owner),
        list.toString());
  }

  private static boolean othersMay(
      Set<AclEntryPermission> what, List<AclEntry> list, UserPrincipal owner) {
    for (AclEntry each : list) {
      if (each.type() == AclEntryType.ALLOW
          && !each.principal().equals(owner)
          && !Collections.disjoint(each.permissions(), what)) {
        return true;
      }
    }
    return false;
  }

  /** What is made in it inherits its list. */
  @Override
  public void createDirectory(Path directory) throws IOException {
    Files.createDirectory(directory);
    AclFileAttributeView view = view(directory);
    AclEntry all =
        AclEntry.newBuilder()
            .setType(AclEntryType.ALLOW)
            .setPrincipal(view.getOwner())
            .setPermissions(AclEntryPermission.values())
            .setFlags(AclEntryFlag.FILE_INHERIT, AclEntryFlag.DIRECTORY_INHERIT)
            .build();
    view.setAcl(List.of(all));
  }

  @Override
  public Path createTemporary(Path directory, String prefix) throws IOException {
    return Files.createTempFile(directory, prefix, "");
  }

  private static AclFileAttributeView view(Path file) {
    return Files.getFileAttributeView(file, AclFileAttributeView.class, NOFOLLOW_LINKS);
  }
}
