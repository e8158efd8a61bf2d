package dev.monomorph.demo.expr;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What stands right of {@code matches}: a glob that describes the whole text, such as {@code
 * 'get*'}, or between slashes a regular expression to be found in it, such as {@code
 * '/^get[A-Z]/'}.
 *
 * <p>In a glob, {@code *} is any text and {@code ?} one character; all else stands for itself. The
 * engine behind it backtracks: a careless expression can take long, or overflow the stack, on a
 * long text.
 */
public final class TextPattern {
  private final Pattern pattern;

  private TextPattern(Pattern pattern) {
    this.pattern = pattern;
  }

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException if the regular expression is not one; the message is one line
   *     that says why
   */
  public static TextPattern of(String text) {
    boolean isRegex = text.length() >= 2 && text.startsWith("/") && text.endsWith("/");
    try {
      return new TextPattern(
          isRegex
              ? Pattern.compile(text.substring(1, text.length() - 1))
              : Pattern.compile("^" + globToRegex(text) + "\\z", Pattern.DOTALL));
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          e.getDescription() + " near character " + (Math.max(0, e.getIndex()) + 1), e);
    }
  }

  /** Whether the text is as described. */
  public boolean matches(String text) {
    return pattern.matcher(text).find();
  }

  private static String globToRegex(String glob) {
    StringBuilder regex = new StringBuilder();
    glob.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(Character.toString(c)));
              }
            });
    return regex.toString();
  }
}
