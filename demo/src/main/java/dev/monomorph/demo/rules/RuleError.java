package dev.monomorph.demo.rules;

/**
 * One thing that is wrong with a rule.
 *
 * @param file the name of the file
 * @param line the line in it, from 1
 * @param column the column in the line, from 1
 * @param message what was expected and what was found
 * @param text the line as it was written
 */
public record RuleError(String file, int line, int column, String message, String text) {
  private static final int SHOWN_BEFORE = 60;
  private static final int SHOWN_BEHIND = 30;

  /** File, line, column and message as compilers write them, and a mark below the place. */
  @Override
  public String toString() {
    int start = Math.max(0, column - 1 - SHOWN_BEFORE);
    int end = Math.min(text.length(), column - 1 + SHOWN_BEHIND);
    // A tab or a control character would push the mark out of place.
    String excerpt = text.substring(start, end).replaceAll("\\p{Cntrl}", " ");
    return "%s:%d:%d: %s%n  %s%n  %s^"
        .formatted(file, line, column, message, excerpt, " ".repeat(column - 1 - start));
  }
}
