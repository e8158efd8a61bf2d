package dev.monomorph.cache;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;

/**
 * A directory that belongs to whoever runs this process, and that nobody else may write to.
 *
 * @param path without symbolic links
 * @param owner who runs this process
 * @param view how its file system keeps permissions
 */
record StoreDirectory(Path path, UserPrincipal owner, FileView view) {
  private static final String EXPECTED = "a directory that only you may write to";

  private static final String DIGITS = "0123456789abcdef";

  /** Checks a directory, or makes one where there is none. */
  static StoreDirectory open(Path directory, FileView view) throws IOException, CacheRefused {
    Path asked = directory.toAbsolutePath().normalize();
    Path parent = asked.getParent();
    if (parent == null) {
      throw new CacheRefused(asked, "is the root of a file system", EXPECTED);
    }
    if (view == null) {
      String expected = "a file system with POSIX permissions or access control lists";
      throw new CacheRefused(asked, "is on a file system that keeps no permissions", expected);
    }
    Path path = LinkFreePath.of(parent, view).resolve(asked.getFileName());
    create(path, view);
    check(path, view);
    return new StoreDirectory(path, checkOwner(path, view), view);
  }

  private static void create(Path path, FileView view) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      try {
        view.createDirectory(path);
      } catch (FileAlreadyExistsException e) {
        // Another process was faster: what it has made is checked like any other.
        return;
      }
    }
  }

  private static void check(Path path, FileView view) throws IOException, CacheRefused {
    FileFacts facts = view.facts(path);
    switch (facts.kind()) {
      case DIRECTORY -> {}
      case LINK -> throw new CacheRefused(path, "is a symbolic link", EXPECTED);
      default -> throw new CacheRefused(path, "is no directory", EXPECTED);
    }
    if (facts.othersMayWrite()) {
      throw new CacheRefused(path, "may be written to by others: " + facts.access(), EXPECTED);
    }
  }

  /** Whose a new file is shows who runs this process, and that files can be made at all. */
  private static UserPrincipal checkOwner(Path path, FileView view)
      throws IOException, CacheRefused {
    Path probe = view.createTemporary(path, TemporaryFiles.PREFIX);
    UserPrincipal user;
    try {
      user = view.facts(probe).owner();
    } finally {
      Files.deleteIfExists(probe);
    }
    UserPrincipal owner = view.facts(path).owner();
    if (!owner.equals(user)) {
      throw new CacheRefused(path, "is owned by " + owner.getName(), user.getName() + " as owner");
    }
    return user;
  }

  /** The file of an entry. */
  Path entry(String name) {
    return path.resolve(Digest.hex(EntryFormat.bytesOf(name)));
  }

  /** Whether a file in it is named as entries are. */
  static boolean isEntry(Path file) {
    String name = file.getFileName().toString();
    for (int i = 0; i < name.length(); i++) {
      if (DIGITS.indexOf(name.charAt(i)) < 0) {
        return false;
      }
    }
    return name.length() == Digest.LENGTH;
  }
}
