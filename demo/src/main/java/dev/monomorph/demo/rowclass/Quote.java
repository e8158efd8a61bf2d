package dev.monomorph.demo.rowclass;

/** Names and values of the user where they stand in messages and in source. */
final class Quote {
  /** Longer ones are cut, in characters. */
  static final int MAX_LENGTH = 40;

  private Quote() {}

  /** A text for an error message: in quotes, on one line, not too long. */
  static String of(String text) {
    return "'" + harmless(text, " .,:;-_+=()<>!?\"'/$%&*") + "'";
  }

  /**
   * A text for a comment in Java source: letters, digits, blanks, dots and dashes of ASCII.
   *
   * <p>What ends a line, a comment or a string, and what begins a Unicode escape, is not among
   * them.
   */
  static String comment(String text) {
    return harmless(text, " ._-");
  }

  /** A simple name for the row class of that name, a legal Java identifier of ASCII. */
  static String className(String text) {
    return "Row_" + harmless(text, "").replace('?', '_').replace("...", "");
  }

  private static String harmless(String text, String allowed) {
    boolean tooLong = text.length() > MAX_LENGTH;
    StringBuilder harmless = new StringBuilder();
    for (char c : (tooLong ? text.substring(0, MAX_LENGTH) : text).toCharArray()) {
      harmless.append(isPlain(c) || allowed.indexOf(c) >= 0 ? c : '?');
    }
    return harmless + (tooLong ? "..." : "");
  }

  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
