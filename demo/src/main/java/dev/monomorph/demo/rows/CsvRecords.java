package dev.monomorph.demo.rows;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the records of a CSV file past malformed ones.
 *
 * <p>FastCSV stops at a record it cannot parse. The file is then opened again and read on from the
 * line behind the one on which that record starts: an unclosed quote costs one row, not all the
 * rows after it.
 */
final class CsvRecords {
  /** Each restart skips through the file once more, so there is a limit to them. */
  static final int MAX_RESTARTS = 100;

  private static final Pattern WHERE = Pattern.compile(" \\(record starting at line (\\d+)\\)$");

  private final Path file;
  private final List<CsvRecord> records = new ArrayList<>();
  private final List<BadRow> badRows = new ArrayList<>();

  private CsvRecords(Path file) {
    this.file = file;
  }

  /**
   * Reads a whole file.
   *
   * @throws IOException if it cannot be read
   */
  static CsvRecords read(Path file) throws IOException {
    CsvRecords result = new CsvRecords(file);
    int linesToSkip = 0;
    for (int restarts = 0; linesToSkip >= 0; restarts++) {
      linesToSkip = result.readBehind(linesToSkip, restarts == MAX_RESTARTS);
    }
    return result;
  }

  /** The records that parse, the header among them, in the order of the file. */
  List<CsvRecord> records() {
    return records;
  }

  /** The records that do not. */
  List<BadRow> badRows() {
    return badRows;
  }

  /** Reads as far as it goes; returns how many lines to skip next time, -1 if there is none. */
  private int readBehind(int linesToSkip, boolean last) throws IOException {
    try (CsvReader<CsvRecord> reader = open()) {
      reader.skipLines(linesToSkip);
      reader.forEach(records::add);
      return -1;
    } catch (CsvParseException e) {
      String reason = String.valueOf(e.getMessage());
      Matcher where = WHERE.matcher(reason);
      int line = where.find() ? Integer.parseInt(where.group(1)) : -1;
      boolean giveUp = last || line <= linesToSkip;
      String reasonOnly = where.replaceFirst("") + (giveUp ? "; the rest was not read" : "");
      badRows.add(new BadRow(file.toString(), Math.max(line, linesToSkip + 1), reasonOnly));
      return giveUp ? -1 : line;
    }
  }

  private CsvReader<CsvRecord> open() throws IOException {
    return CsvReader.builder()
        .detectBomHeader(true)
        .allowUnclosedQuote(false)
        // Records of another length are refused later, and by name.
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .ofCsvRecord(file);
  }
}
