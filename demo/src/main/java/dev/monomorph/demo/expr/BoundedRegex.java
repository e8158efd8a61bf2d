package dev.monomorph.demo.expr;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.regex.MatchResult;

/**
 * Regular expressions whose time is bounded by the length of the text, whatever they are: RE2's,
 * without back-references and lookaround, and of a limited size.
 *
 * <p>RE2 writes counted repetitions out, so that twenty characters, {@code ((a{100}){100}){100}},
 * would be a program of a million instructions, and a search takes a step for each of them at each
 * character of the text.
 */
final class BoundedRegex {
  /** Instructions of RE2's: some 30 microseconds a character at worst. */
  static final int MAX_INSTRUCTIONS = 1_000;

  /** Keeps what is compiled, only to be found too large, small. */
  private static final int MAX_WRITTEN_OUT = 50_000;

  private static final java.util.regex.Pattern COUNT =
      java.util.regex.Pattern.compile("\\{(\\d{1,9}),?(\\d{0,9})\\}");

  private BoundedRegex() {}

  /**
   * Compiles an expression.
   *
   * @throws IllegalArgumentException if it is none, or too large; the message is one line
   */
  static Pattern compile(String expression) {
    if (writtenOut(expression) > MAX_WRITTEN_OUT) {
      throw tooLarge();
    }
    try {
      Pattern pattern = Pattern.compile(expression);
      if (pattern.programSize() > MAX_INSTRUCTIONS) {
        throw tooLarge();
      }
      return pattern;
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(e.getDescription() + ": " + e.getPattern(), e);
    }
  }

  /** Characters of the expression with all counted repetitions written out, at most. */
  private static long writtenOut(String expression) {
    long length = expression.length();
    for (MatchResult count : COUNT.matcher(expression).results().toList()) {
      String most = count.group(2).isEmpty() ? count.group(1) : count.group(2);
      length = Math.min(length * Math.max(1, Integer.parseInt(most)), Integer.MAX_VALUE);
    }
    return length;
  }

  private static IllegalArgumentException tooLarge() {
    return new IllegalArgumentException(
        "at most "
            + MAX_INSTRUCTIONS
            + " steps with counted repetitions written out, this one has more");
  }
}
