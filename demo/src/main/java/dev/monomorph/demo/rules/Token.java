package dev.monomorph.demo.rules;

/**
 * One word of a rule.
 *
 * @param kind what sort of word
 * @param text a name, a string's content, a number as written, or the symbol or keyword itself
 * @param column where it starts in its line, from 1
 * @param end the column behind it
 */
record Token(Kind kind, String text, int column, int end) {
  /** Sorts of words. */
  enum Kind {
    /** A column or a function. */
    NAME,
    /** A whole or decimal number, without sign. */
    NUMBER,
    /** Text in quotes. */
    STRING,
    /** A keyword, an operator, a parenthesis or a comma. */
    SYMBOL,
    /** Behind the last word. */
    END
  }

  /** Whether this is the given keyword, operator or other mark. */
  boolean is(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  /** The word in an error message. */
  String describe() {
    return switch (kind) {
      case NAME -> "the name '" + text + "'";
      case NUMBER -> "the number " + text;
      case STRING -> "the string '" + text + "'";
      case SYMBOL -> "'" + text + "'";
      case END -> "the end of the rule";
    };
  }
}
