package dev.monomorph.demo.rows;

import java.io.Closeable;
import java.util.Optional;

/**
 * Rows that are read once, in order and in batches, by one thread.
 *
 * <p>A batch may be parsed by any thread and while the next one is read.
 *
 * @param <R> the rows
 */
public interface RowSource<R> extends Closeable {
  /** What the rows are, for headings: {@code methods of java.base}. */
  String title();

  /** The columns of the rows. */
  Schema<R> schema();

  /**
   * The next batch; none at the end.
   *
   * @throws dev.monomorph.demo.console.UserException if the source can be read no further
   */
  Optional<Batch<R>> next();

  /** How much has been read, in a unit of the source's own. */
  long done();

  /** How much there is to read, in the same unit. */
  long total();

  @Override
  void close();
}
