package dev.monomorph.cache;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;

/** Files that become entries, or the key, once they are written; until then nobody reads them. */
final class TemporaryFiles {
  /** What their names begin with. */
  static final String PREFIX = "tmp-";

  /** Older than this, the process that was writing it is taken to be gone. */
  static final Duration OLD = Duration.ofHours(1);

  private TemporaryFiles() {}

  /** Removes those that processes have left that ended while they wrote. */
  static void removeOld(Path directory, Instant now) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, PREFIX + "*")) {
      for (Path file : files) {
        if (isOld(file, now.minus(OLD))) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static boolean isOld(Path file, Instant limit) throws IOException {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return attributes.isRegularFile()
          && attributes.lastModifiedTime().toInstant().isBefore(limit);
    } catch (NoSuchFileException e) {
      return false;
    }
  }
}
