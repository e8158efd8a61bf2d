package dev.monomorph.cache;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads whole small files. */
final class FileReader {
  private FileReader() {}

  /**
   * Reads a file that was found to be a regular one: opening a named pipe would wait for a writer.
   * An interrupt of the thread is left for those whom it is meant for.
   *
   * @param size what it has to have, in bytes
   * @throws NoSuchFileException also if there is one of another size by now, which is another file
   */
  static byte[] read(Path file, int size) throws IOException {
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      byte[] bytes = new byte[size];
      if (in.readNBytes(bytes, 0, size) < size || in.read() >= 0) {
        throw new NoSuchFileException(file.toString(), null, "was replaced by another");
      }
      return bytes;
    }
  }
}
