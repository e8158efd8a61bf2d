package dev.monomorph.demo.rows;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the records of a CSV file one by one and past malformed ones.
 *
 * <p>FastCSV stops at a record it cannot parse. The file is then opened again and read on from the
 * line behind the one on which that record starts: an unclosed quote costs one row, not all the
 * rows after it.
 */
final class CsvRecords implements Closeable {
  /** Each restart skips through the file once more, so there is a limit to them. */
  static final int MAX_RESTARTS = 100;

  private static final Pattern WHERE = Pattern.compile(" \\(record starting at line (\\d+)\\)$");

  private final Path file;
  private final Queue<BadRow> badRows = new ArrayDeque<>();
  private CountingInput input;
  private CsvReader<CsvRecord> reader;
  private CloseableIterator<CsvRecord> records;
  private int skippedLines;
  private int restarts;
  private boolean gaveUp;

  /**
   * Opens a file.
   *
   * @throws IOException if it cannot be read
   */
  CsvRecords(Path file) throws IOException {
    this.file = file;
    openBehind(0);
  }

  /**
   * The next record that parses, the header among them; null at the end.
   *
   * @throws IOException if the file cannot be read, also as an {@link java.io.UncheckedIOException}
   */
  CsvRecord next() throws IOException {
    while (!gaveUp) {
      try {
        return records.hasNext() ? records.next() : null;
      } catch (CsvParseException e) {
        restartBehind(e);
      }
    }
    return null;
  }

  /** The records before a line that do not parse, in the order of the file, each only once. */
  List<BadRow> takeBadRowsBefore(long line) {
    List<BadRow> taken = new ArrayList<>();
    while (!badRows.isEmpty() && badRows.element().line() < line) {
      taken.add(badRows.remove());
    }
    return taken;
  }

  /** Bytes of the file that have been read. */
  long bytesRead() {
    return input.count();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private void restartBehind(CsvParseException e) throws IOException {
    String reason = String.valueOf(e.getMessage());
    Matcher where = WHERE.matcher(reason);
    int line = where.find() ? Integer.parseInt(where.group(1)) : -1;
    gaveUp = restarts++ == MAX_RESTARTS || line <= skippedLines;
    String reasonOnly = where.replaceFirst("") + (gaveUp ? "; the rest was not read" : "");
    badRows.add(new BadRow(file.toString(), Math.max(line, skippedLines + 1), reasonOnly));
    if (!gaveUp) {
      reader.close();
      openBehind(line);
    }
  }

  private void openBehind(int line) throws IOException {
    skippedLines = line;
    input = new CountingInput(Files.newInputStream(file));
    reader =
        CsvReader.builder()
            .detectBomHeader(true)
            .allowUnclosedQuote(false)
            // Records of another length are refused later, and by name.
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(input);
    reader.skipLines(line);
    records = reader.iterator();
  }
}
