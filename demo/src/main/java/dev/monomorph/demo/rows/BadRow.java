package dev.monomorph.demo.rows;

/**
 * A piece of input that could not be made a row.
 *
 * @param source the file or class
 * @param line the line of the file, from 1; 0 where there are no lines
 * @param reason what was expected and what was found
 */
public record BadRow(String source, long line, String reason) {
  /** Source, line and reason as compilers write them. */
  @Override
  public String toString() {
    return source + (line > 0 ? ":" + line : "") + ": " + reason;
  }
}
