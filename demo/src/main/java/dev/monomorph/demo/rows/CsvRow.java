package dev.monomorph.demo.rows;

/**
 * One record of a CSV file, its cells already in the types of their columns.
 *
 * <p>Numbers and texts are kept apart, so that no number is boxed.
 */
public final class CsvRow {
  private final long line;
  private final long[] numbers;
  private final String[] texts;

  CsvRow(long line, long[] numbers, String[] texts) {
    this.line = line;
    this.numbers = numbers;
    this.texts = texts;
  }

  /** The line of the file on which the record starts, from 1. */
  public long line() {
    return line;
  }

  /** A number, or the bits of a decimal number, or 1 for true. */
  long number(int slot) {
    return numbers[slot];
  }

  /** A text, never null. */
  String text(int slot) {
    return texts[slot];
  }
}
