package dev.monomorph.demo.rows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The rows of a batch.
 *
 * @param <R> the rows
 */
public final class Rows<R> {
  private final R[] rows;
  private final List<BadRow> badRows;

  /**
   * Makes a piece of a table.
   *
   * @param rows in the order of the source; taken as they are, not copied
   * @param badRows what could not be read, in the order of the source
   */
  public Rows(R[] rows, List<BadRow> badRows) {
    this.rows = rows;
    this.badRows = List.copyOf(badRows);
  }

  /** The rows in the order of the source; not to be written. */
  public R[] rows() {
    return rows;
  }

  /** What could not be read, in the order of the source. */
  public List<BadRow> badRows() {
    return badRows;
  }

  /**
   * Reads a source to its end and closes it.
   *
   * @param array makes an array of rows
   * @param afterBatch is called after every batch
   */
  static <R> Table<R> readAll(RowSource<R> source, IntFunction<R[]> array, Runnable afterBatch) {
    try (source) {
      List<R> rows = new ArrayList<>();
      List<BadRow> badRows = new ArrayList<>();
      for (var batch = source.next(); batch.isPresent(); batch = source.next()) {
        Rows<R> parsed = batch.get().parse();
        rows.addAll(Arrays.asList(parsed.rows()));
        badRows.addAll(parsed.badRows());
        afterBatch.run();
      }
      return new Table<>(source.title(), source.schema(), rows.toArray(array), badRows);
    }
  }
}
