package dev.monomorph.demo.rows;

/**
 * A piece of a source that has been read but not yet made rows.
 *
 * @param <R> the rows
 */
@FunctionalInterface
public interface Batch<R> {
  /** Bytes of memory, by estimate, after which a batch ends; one row may take more. */
  int BYTES = 1 << 20;

  /** Makes the rows; called once. */
  Rows<R> parse();
}
