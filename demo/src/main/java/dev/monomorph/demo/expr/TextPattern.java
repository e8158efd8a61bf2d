package dev.monomorph.demo.expr;

import com.google.re2j.Pattern;
import java.util.List;

/**
 * What stands right of {@code matches}: a glob that describes the whole text, such as {@code
 * 'get*'}, or between slashes a regular expression to be found in it, such as {@code
 * '/^get[A-Z]/'}.
 *
 * <p>In a glob, {@code *} is any text and {@code ?} one character; all else stands for itself.
 * Regular expressions are {@link BoundedRegex}.
 */
public sealed interface TextPattern {
  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException if the regular expression is not one; the message is one line
   *     that says why
   */
  static TextPattern of(String text) {
    if (text.length() >= 2 && text.startsWith("/") && text.endsWith("/")) {
      return new Regex(BoundedRegex.compile(text.substring(1, text.length() - 1)));
    }
    if (text.indexOf('?') >= 0) {
      return new Regex(Pattern.compile("^" + globToRegex(text) + "\\z", Pattern.DOTALL));
    }
    return text.indexOf('*') < 0 ? new Exactly(text) : Glob.of(text);
  }

  /** Whether the text is as described. */
  boolean matches(String text);

  /** A regular expression, to be found anywhere. */
  record Regex(Pattern pattern) implements TextPattern {
    @Override
    public boolean matches(String text) {
      return pattern.matcher(text).find();
    }
  }

  /** One text. */
  record Exactly(String expected) implements TextPattern {
    @Override
    public boolean matches(String text) {
      return text.equals(expected);
    }
  }

  /** A beginning, an end, and between them some parts in order, with any text around each. */
  record Glob(String beginning, List<String> parts, String end) implements TextPattern {
    private static Glob of(String glob) {
      List<String> all = List.of(glob.split("\\*", -1));
      int last = all.size() - 1;
      return new Glob(all.get(0), List.copyOf(all.subList(1, last)), all.get(last));
    }

    @Override
    public boolean matches(String text) {
      int limit = text.length() - end.length();
      int at = beginning.length();
      if (limit < at || !text.startsWith(beginning) || !text.endsWith(end)) {
        return false;
      }
      // What is found first leaves most to those that follow.
      for (String part : parts) {
        int found = text.indexOf(part, at);
        at = found + part.length();
        if (found < 0 || at > limit) {
          return false;
        }
      }
      return true;
    }
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
