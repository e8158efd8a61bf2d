package dev.monomorph.demo.command;

import dev.monomorph.demo.console.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file for a result: whoever reads it sees the former content or all of the new one. */
final class OutputFile {
  private final Path file;

  /**
   * Makes sure, before any work is done, that there is a place for the file.
   *
   * @throws UserException if there is none
   */
  OutputFile(Path file) {
    Path path = file.toAbsolutePath();
    Path directory = path.getParent();
    if (directory == null || Files.isDirectory(path)) {
      throw new UserException("cannot write " + file + ": expected a file, found a directory");
    }
    if (!Files.isDirectory(directory)) {
      throw new UserException("cannot write " + file + ": no such directory: " + directory);
    }
    this.file = path;
  }

  /**
   * Writes the file.
   *
   * @throws UserException if it cannot be written
   */
  void write(String text) {
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        Files.writeString(file, text); // a device or a pipe, which nothing should take the place of
      } else {
        replace(Files.exists(file) ? file.toRealPath() : file, text);
      }
    } catch (IOException e) {
      throw new UserException("cannot write " + file + ": " + e);
    }
  }

  private static void replace(Path file, String text) throws IOException {
    String name = "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp";
    Path temporary = file.resolveSibling(name);
    try {
      Files.writeString(temporary, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
