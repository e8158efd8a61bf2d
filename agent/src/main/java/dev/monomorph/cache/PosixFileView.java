package dev.monomorph.cache;

import static java.nio.file.attribute.PosixFilePermission.GROUP_WRITE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_WRITE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Owner, group and mode. An access control list beside them shows as what the group may do. */
final class PosixFileView implements FileView {
  private static final String PRIVATE_FILE = "rw-------";
  private static final String PRIVATE_DIRECTORY = "rwx------";

  @Override
  public FileFacts facts(Path file) throws IOException {
    PosixFileAttributes attributes =
        Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    Set<PosixFilePermission> permissions = attributes.permissions();
    String mode = PosixFilePermissions.toString(permissions);
    return new FileFacts(
        FileFacts.Kind.of(attributes),
        attributes.size(),
        attributes.owner(),
        permissions.contains(GROUP_WRITE) || permissions.contains(OTHERS_WRITE),
        mode.equals(PRIVATE_FILE),
        mode);
  }

  @Override
  public void createDirectory(Path directory) throws IOException {
    Files.createDirectory(directory, mode(PRIVATE_DIRECTORY));
  }

  @Override
  public Path createTemporary(Path directory, String prefix) throws IOException {
    return Files.createTempFile(directory, prefix, "", mode(PRIVATE_FILE));
  }

  private static FileAttribute<?> mode(String mode) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode));
  }
}
