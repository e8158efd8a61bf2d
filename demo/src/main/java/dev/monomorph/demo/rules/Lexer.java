package dev.monomorph.demo.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits a line into words.
 *
 * <p>A string stands between single or double quotes, and its quote is doubled inside; there are no
 * other escapes, so that backslashes of regular expressions stay as they are. A column whose name
 * is not a word stands between backquotes. {@code #} starts a comment.
 */
final class Lexer {
  private static final Set<String> KEYWORDS =
      Set.of("and", "or", "not", "in", "matches", "true", "false");

  private static final String NO_WORD = "expected a name, number, string or operator, found '%s'";

  // One group a kind; possessive, so that no line makes the matcher backtrack.
  private static final Pattern WORD =
      Pattern.compile(
          """
          (?<blank>[\\s]++|\\#.*+)\
          |(?<number>[0-9]++(?:\\.[0-9]++)?+(?:[eE][+-]?+[0-9]++)?+)\
          |(?<name>[\\p{L}_][\\p{L}\\p{N}_]*+)\
          |(?<string>'[^']*+(?:''[^']*+)*+'|"[^"]*+(?:""[^"]*+)*+"|`[^`]++`)\
          |(?<symbol><=|>=|==|!=|[-+*/%=<>(),])\
          """);

  private Lexer() {}

  /**
   * The words of a line.
   *
   * @param start where in the line the expression begins, from 0
   * @return at least the {@link Token.Kind#END} that closes the list
   * @throws RuleException if something is not a word of the language
   */
  static List<Token> split(Source source, int start) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = WORD.matcher(source.text());
    int endOfLast = start;
    for (int at = start; at < source.text().length(); at = matcher.end()) {
      matcher.region(at, source.text().length());
      if (!matcher.lookingAt()) {
        throw noWord(source, at);
      }
      if (matcher.group("blank") == null) {
        tokens.add(token(matcher));
        endOfLast = matcher.end();
      }
    }
    tokens.add(new Token(Token.Kind.END, "", endOfLast + 1, endOfLast + 1));
    return tokens;
  }

  private static Token token(Matcher matcher) {
    String text = matcher.group();
    int column = matcher.start() + 1;
    int end = matcher.end() + 1;
    if (matcher.group("number") != null) {
      return new Token(Token.Kind.NUMBER, text, column, end);
    }
    if (matcher.group("string") != null) {
      Token.Kind kind = text.startsWith("`") ? Token.Kind.NAME : Token.Kind.STRING;
      return new Token(kind, unquote(text), column, end);
    }
    boolean isName = matcher.group("name") != null && !KEYWORDS.contains(text);
    return new Token(isName ? Token.Kind.NAME : Token.Kind.SYMBOL, text, column, end);
  }

  private static String unquote(String quoted) {
    String quote = quoted.substring(0, 1);
    return quoted.substring(1, quoted.length() - 1).replace(quote + quote, quote);
  }

  private static RuleException noWord(Source source, int at) {
    int end = source.text().offsetByCodePoints(at, 1);
    String found = source.text().substring(at, end);
    return switch (found) {
      case "'", "\"", "`" ->
          source.error(at + 1, "expected a closing " + found + " to this one, found none");
      case "&" -> source.error(at + 1, NO_WORD.formatted(found) + " (say 'and')");
      case "|" -> source.error(at + 1, NO_WORD.formatted(found) + " (say 'or')");
      case "!" -> source.error(at + 1, NO_WORD.formatted(found) + " (say 'not')");
      default -> source.error(at + 1, NO_WORD.formatted(found));
    };
  }
}
