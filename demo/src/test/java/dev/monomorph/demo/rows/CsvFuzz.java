package dev.monomorph.demo.rows;

import static dev.monomorph.demo.testing.Fuzzing.require;
import static dev.monomorph.demo.testing.Fuzzing.requireNoHang;

import dev.monomorph.demo.console.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * What must hold of any file that is taken for CSV; {@code demo/src/fuzz/run csv} has Jazzer look
 * for one of which it does not.
 */
public final class CsvFuzz {
  private static final Path FILE = newFile();

  private CsvFuzz() {}

  private static Path newFile() {
    try {
      Path file = Files.createTempFile("fuzz", ".csv");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a file, and each cell of it; by Jazzer's name for it.
   *
   * @throws AssertionError if it takes too long, is refused without a reason, or a row is neither
   *     read nor told of
   */
  public static void fuzzerTestOneInput(byte[] data) throws IOException {
    Files.write(FILE, data);
    long begin = System.nanoTime();
    try {
      check(CsvFile.read(FILE));
    } catch (UserException e) {
      require(e.getMessage().contains(FILE.toString()), "no place: " + e.getMessage());
      require(e.getMessage().contains("expected"), "no reason: " + e.getMessage());
    }
    requireNoHang(begin);
  }

  private static void check(Table<CsvRow> table) {
    Set<Long> lines = new HashSet<>();
    for (CsvRow row : table.rows()) {
      require(row.line() > 1 && lines.add(row.line()), "no line of its own: " + row.line());
      for (Column<CsvRow> column : table.schema().columns()) {
        require(Cells.value(column, row) != null, "no value: " + column.name());
      }
    }
    for (BadRow row : table.badRows()) {
      require(row.line() >= 1 && !row.reason().isBlank(), "no place or reason: " + row);
      require(!lines.contains(row.line()), "read and not read: " + row);
    }
  }
}
