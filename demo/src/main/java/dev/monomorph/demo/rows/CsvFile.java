package dev.monomorph.demo.rows;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.monomorph.demo.console.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Makes a table of a CSV file (RFC 4180, UTF-8) whose first record names the columns.
 *
 * <p>The columns' types are guessed from the first rows. A record that does not fit is kept as a
 * {@link BadRow}, and reading goes on behind it.
 */
public final class CsvFile {
  private static final int SAMPLE_ROWS = 1_000;

  private final Path file;
  private final List<String> names;
  private final List<CsvRecord> records;

  private CsvFile(Path file, List<CsvRecord> records) {
    if (records.isEmpty() || records.get(0).getStartingLineNumber() != 1) {
      throw new UserException(file + ":1: expected a first line that names the columns");
    }
    this.file = file;
    this.names = checkedHeader(file, records.get(0).getFields());
    this.records = records.subList(1, records.size());
  }

  /**
   * Reads a whole file.
   *
   * @throws UserException if there is no such file, it cannot be read, or its header does not name
   *     each column once
   */
  public static Table<CsvRow> read(Path file) {
    return read(file, Map.of());
  }

  /**
   * The same, with some types given.
   *
   * @param types by columns' names, in the user's words; the types of other columns are guessed
   */
  public static Table<CsvRow> read(Path file, Map<String, String> types) {
    if (!Files.isRegularFile(file)) {
      throw new UserException("no such file: " + file + " (expected a CSV file)");
    }
    try {
      CsvRecords csv = CsvRecords.read(file);
      return new CsvFile(file, csv.records()).toTable(types, csv.badRows());
    } catch (IOException | UncheckedIOException e) {
      throw new UserException("cannot read " + file + ": " + e.getMessage());
    }
  }

  private static List<String> checkedHeader(Path file, List<String> header) {
    Set<String> seen = new HashSet<>();
    for (String name : header) {
      if (name.isBlank()) {
        throw new UserException(file + ":1: expected a name for every column, found an empty one");
      }
      if (!seen.add(name)) {
        throw new UserException(
            file + ":1: expected names that differ, found '" + name + "' twice");
      }
    }
    return header;
  }

  private Table<CsvRow> toTable(Map<String, String> given, List<BadRow> malformed) {
    CsvLayout layout = new CsvLayout(names, types(given));
    List<CsvRow> rows = new ArrayList<>();
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
    String name = String.valueOf(file.getFileName());
    Schema<CsvRow> schema = new Schema<>(layout.columns(), row -> name + ":" + row.line());
    return new Table<>("rows of " + name, schema, rows.toArray(CsvRow[]::new), badRows);
  }

  private List<CellType> types(Map<String, String> given) {
    List<CsvRecord> sample =
        records.stream()
            .filter(csvRecord -> csvRecord.getFieldCount() == names.size())
            .limit(SAMPLE_ROWS)
            .toList();
    List<CellType> types = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      int column = i;
      String type = given.get(names.get(i));
      types.add(
          type != null
              ? CellType.valueOf(type.toUpperCase(Locale.ROOT))
              : TypeInference.infer(sample.stream().map(r -> r.getField(column)).toList()));
    }
    return types;
  }
}
