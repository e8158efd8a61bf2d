package dev.monomorph.demo.rows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows that were read once and stay as they are.
 *
 * @param <R> the rows
 */
public final class Table<R> {
  private final String title;
  private final Schema<R> schema;
  private final R[] rows;
  private final List<BadRow> badRows;

  /**
   * Makes a table.
   *
   * @param title what the rows are, for headings: {@code methods of java.base}
   * @param rows taken as they are, not copied
   * @param badRows what could not be read
   */
  public Table(String title, Schema<R> schema, R[] rows, List<BadRow> badRows) {
    this.title = title;
    this.schema = schema;
    this.rows = rows;
    this.badRows = List.copyOf(badRows);
  }

  /** What the rows are, for headings. */
  public String title() {
    return title;
  }

  /** The columns of the rows. */
  public Schema<R> schema() {
    return schema;
  }

  /** All rows in the order of the source; shared, not to be written. */
  public R[] rows() {
    return rows;
  }

  /** Copies of the rows, so many in each but the last. */
  public List<R[]> blocks(int size) {
    List<R[]> blocks = new ArrayList<>();
    for (int start = 0; start < rows.length; start += size) {
      blocks.add(Arrays.copyOfRange(rows, start, Math.min(start + size, rows.length)));
    }
    return blocks;
  }

  /** What could not be read, in the order of the source. */
  public List<BadRow> badRows() {
    return badRows;
  }
}
