package dev.monomorph.cache;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;

/** The key that a directory's entries are sealed with: made once, by whichever process is first. */
final class KeyFile {
  /** Its name. */
  static final String NAME = "key";

  /** Its length, in bytes. */
  static final int LENGTH = 32;

  private static final String EXPECTED =
      "a file of " + LENGTH + " bytes that only you may read and write (or none: delete it)";

  private KeyFile() {}

  /** Reads the key; makes one where there is none. */
  static byte[] read(StoreDirectory directory) throws IOException, CacheRefused {
    Path file = directory.path().resolve(NAME);
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      create(file, directory);
    }
    FileFacts facts = directory.view().facts(file);
    String wrong = wrong(facts, directory);
    if (wrong != null) {
      throw new CacheRefused(file, wrong, EXPECTED);
    }
    return FileReader.read(file, LENGTH);
  }

  /** Null if nothing is. */
  private static String wrong(FileFacts facts, StoreDirectory directory) {
    switch (facts.kind()) {
      case FILE -> {}
      case LINK -> {
        return "is a symbolic link";
      }
      default -> {
        return "is no regular file";
      }
    }
    if (!facts.owner().equals(directory.owner())) {
      return "is owned by " + facts.owner().getName();
    }
    if (!facts.isPrivate()) {
      return "has permissions " + facts.access();
    }
    return facts.size() == LENGTH ? null : "has " + facts.size() + " bytes";
  }

  /**
   * A hard link is what appears whole and replaces nothing: of several processes one makes the key,
   * and all read it. It is forced to the disk, as entries are not, because an empty file in its
   * place would have the user called for.
   */
  private static void create(Path file, StoreDirectory directory) throws IOException {
    byte[] key = new byte[LENGTH];
    new SecureRandom().nextBytes(key);
    Path temporary = directory.view().createTemporary(directory.path(), TemporaryFiles.PREFIX);
    try {
      Files.write(temporary, key, StandardOpenOption.WRITE, StandardOpenOption.DSYNC);
      Files.createLink(file, temporary);
    } catch (FileAlreadyExistsException e) {
      // Another process was faster: its key is everybody's.
      return;
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
