package dev.monomorph.demo.rows;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.monomorph.demo.console.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/**
 * Rows of a CSV file (RFC 4180, UTF-8) whose first record names the columns.
 *
 * <p>The columns' types are guessed from the first records. A record that does not fit is a {@link
 * BadRow}, and reading goes on behind it. No more of the file is held than one batch and, at first,
 * the records that the guess was made from.
 */
public final class CsvFile implements RowSource<CsvRow> {
  private static final int SAMPLE_RECORDS = 1_000;
  private static final long SAMPLE_BYTES = 16L * Batch.BYTES;

  private final Path file;
  private final CsvRecords records;
  private final Queue<CsvRecord> sample = new ArrayDeque<>();
  private final CsvLayout layout;
  private final Schema<CsvRow> schema;
  private final long size;

  private CsvFile(Path file, CsvRecords records, Map<String, CellType> given) throws IOException {
    this.file = file;
    this.records = records;
    size = Files.size(file);
    List<String> names = CsvHeader.names(file, records.next());
    readSample();
    layout = new CsvLayout(names, types(names, given));
    String name = String.valueOf(file.getFileName());
    schema = new Schema<>(layout.columns(), row -> name + ":" + row.line());
  }

  /**
   * Opens a file and reads as much of it as is needed to guess types.
   *
   * @throws UserException if there is no such file, it cannot be read, or its header does not name
   *     each column once
   */
  public static RowSource<CsvRow> open(Path file) {
    return open(file, Map.of());
  }

  /**
   * The same, with some types given.
   *
   * @param types by columns' names; the types of other columns are guessed
   */
  public static RowSource<CsvRow> open(Path file, Map<String, CellType> types) {
    if (!Files.isRegularFile(file)) {
      throw new UserException("no such file: " + file + " (expected a CSV file)");
    }
    try {
      CsvRecords records = new CsvRecords(file);
      try {
        return new CsvFile(file, records, types);
      } catch (RuntimeException | IOException e) {
        records.close();
        throw e;
      }
    } catch (IOException | UncheckedIOException e) {
      throw unreadable(file, e);
    }
  }

  /**
   * Reads a whole file.
   *
   * @throws UserException if it cannot be opened or read
   */
  public static Table<CsvRow> read(Path file) {
    return Rows.readAll(open(file), CsvRow[]::new, () -> {});
  }

  @Override
  public String title() {
    return "rows of " + file.getFileName();
  }

  @Override
  public Schema<CsvRow> schema() {
    return schema;
  }

  @Override
  public Optional<Batch<CsvRow>> next() {
    try {
      List<CsvRecord> batch = new ArrayList<>();
      long bytes = 0;
      long end = Long.MAX_VALUE;
      while (bytes < Batch.BYTES) {
        CsvRecord next = sample.isEmpty() ? records.next() : sample.remove();
        if (next == null) {
          end = Long.MAX_VALUE;
          break;
        }
        batch.add(next);
        bytes += CsvBatch.bytesOf(next);
        end = next.getStartingLineNumber();
      }
      List<BadRow> malformed = records.takeBadRowsBefore(end);
      return batch.isEmpty() && malformed.isEmpty()
          ? Optional.empty()
          : Optional.of(new CsvBatch(file, layout, batch, malformed));
    } catch (IOException | UncheckedIOException e) {
      throw unreadable(file, e);
    }
  }

  @Override
  public long done() {
    return records.bytesRead();
  }

  @Override
  public long total() {
    return size;
  }

  @Override
  public void close() {
    try {
      records.close();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private void readSample() throws IOException {
    long bytes = 0;
    while (sample.size() < SAMPLE_RECORDS && bytes < SAMPLE_BYTES) {
      CsvRecord next = records.next();
      if (next == null) {
        return;
      }
      sample.add(next);
      bytes += CsvBatch.bytesOf(next);
    }
  }

  private List<CellType> types(List<String> names, Map<String, CellType> given) {
    List<CsvRecord> whole = sample.stream().filter(r -> r.getFieldCount() == names.size()).toList();
    List<CellType> types = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      int column = i;
      CellType type = given.get(names.get(i));
      types.add(
          type != null
              ? type
              : TypeInference.infer(whole.stream().map(r -> r.getField(column)).toList()));
    }
    return types;
  }

  private static UserException unreadable(Path file, Exception e) {
    return new UserException("cannot read " + file + ": " + e.getMessage());
  }
}
