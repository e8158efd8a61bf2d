package dev.monomorph.demo.rows;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Records of a CSV file that follow one another.
 *
 * @param malformed what stood between them and does not parse
 */
record CsvBatch(Path file, CsvLayout layout, List<CsvRecord> records, List<BadRow> malformed)
    implements Batch<CsvRow> {
  /** A string, its array, and its place in the record; its characters come on top. */
  private static final int BYTES_OF_A_CELL = 48;

  /** The memory that a record takes, in bytes, by estimate. */
  static long bytesOf(CsvRecord csvRecord) {
    long bytes = 0;
    for (int i = 0; i < csvRecord.getFieldCount(); i++) {
      bytes += BYTES_OF_A_CELL + csvRecord.getField(i).length();
    }
    return bytes;
  }

  @Override
  public Rows<CsvRow> parse() {
    List<CsvRow> rows = new ArrayList<>(records.size());
    List<BadRow> badRows = new ArrayList<>(malformed);
    for (CsvRecord csvRecord : records) {
      long line = csvRecord.getStartingLineNumber();
      try {
        rows.add(layout.row(line, csvRecord.getFields()));
      } catch (IllegalArgumentException e) {
        badRows.add(new BadRow(file.toString(), line, e.getMessage()));
      }
    }
    badRows.sort(Comparator.comparingLong(BadRow::line));
    return new Rows<>(rows.toArray(CsvRow[]::new), badRows);
  }
}
