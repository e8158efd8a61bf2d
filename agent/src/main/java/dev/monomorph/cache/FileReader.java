package dev.monomorph.cache;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Reads whole small files. */
final class FileReader {
  private FileReader() {}

  /**
   * Reads a file that was found to be a regular one: opening a named pipe would wait for a writer.
   * An interrupt of the thread is left for those whom it is meant for.
   *
   * @param size what it has to have, in bytes
   * @return null if it has another size by now
   */
  static byte[] read(Path file, int size) throws IOException {
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      byte[] bytes = new byte[size];
      boolean isWhole = in.readNBytes(bytes, 0, size) == size && in.read() < 0;
      return isWhole ? bytes : null;
    }
  }
}
