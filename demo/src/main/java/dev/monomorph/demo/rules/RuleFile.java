package dev.monomorph.demo.rules;

import dev.monomorph.demo.console.UserException;
import dev.monomorph.demo.rows.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads files of rules: one a line, {@code expression} or {@code name: expression}; blank lines and
 * what follows a {@code #} do not count.
 */
public final class RuleFile {
  /** UTF-16 units of a line; also bounds the size of a tree. */
  static final int MAX_LINE_LENGTH = 2_000;

  /** Rules of a file. */
  static final int MAX_RULES = 1_000;

  /** Errors that are told of one file. */
  static final int MAX_ERRORS = 100;

  /** Bytes of a file: all the rules there may be, and as many comments. */
  static final int MAX_BYTES = 8 << 20;

  private static final String DEFAULTS = "default.rules";
  private static final Pattern NAME = Pattern.compile("\\s*+(\\p{L}[\\p{L}\\p{N}_.\\s-]*+):\\s*+");

  private RuleFile() {}

  /**
   * The rules about methods of the JDK that come with the program.
   *
   * @throws RuleException if the schema is not that of methods
   */
  public static <R> List<Rule<R>> defaults(Schema<R> schema) {
    try (InputStream in = RuleFile.class.getResourceAsStream(DEFAULTS)) {
      if (in == null) {
        throw new IllegalStateException("not in the jar: " + DEFAULTS);
      }
      return parse(DEFAULTS, new String(in.readAllBytes(), StandardCharsets.UTF_8), schema);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The rules of a file.
   *
   * @throws UserException if it cannot be read
   * @throws RuleException if a line is no rule; it holds the errors of all lines, or the first
   *     {@value #MAX_ERRORS}
   */
  public static <R> List<Rule<R>> read(Path file, Schema<R> schema) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new UserException(
            String.format(Locale.ROOT, "%s: expected at most %,d bytes of rules", file, MAX_BYTES));
      }
      return parse(file.toString(), Files.readString(file), schema);
    } catch (CharacterCodingException e) {
      throw new UserException("cannot read " + file + ": expected text in UTF-8");
    } catch (IOException e) {
      throw new UserException("cannot read " + file + " (expected a file of rules)");
    }
  }

  /** The rules of a text; like {@link #read}. */
  static <R> List<Rule<R>> parse(String file, String text, Schema<R> schema) {
    List<Rule<R>> rules = new ArrayList<>();
    List<RuleError> errors = new ArrayList<>();
    Map<String, Integer> lines = new HashMap<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      Source source = new Source(file, ++number, line);
      if (line.isBlank() || line.stripLeading().startsWith("#")) {
        continue;
      }
      try {
        rules.add(parseLine(source, schema, lines));
      } catch (RuleException e) {
        errors.addAll(e.errors());
        if (errors.size() >= MAX_ERRORS) {
          break;
        }
      }
    }
    if (!errors.isEmpty()) {
      throw new RuleException(errors);
    }
    if (rules.isEmpty() || rules.size() > MAX_RULES) {
      throw new UserException(
          "%s: expected 1 to %d rules, found %d".formatted(file, MAX_RULES, rules.size()));
    }
    return rules;
  }

  private static <R> Rule<R> parseLine(
      Source source, Schema<R> schema, Map<String, Integer> lines) {
    String line = source.text();
    if (line.length() > MAX_LINE_LENGTH) {
      throw source.error(
          MAX_LINE_LENGTH + 1,
          "expected at most " + MAX_LINE_LENGTH + " characters, found " + line.length());
    }
    Matcher prefix = NAME.matcher(line);
    int start = prefix.lookingAt() ? prefix.end() : 0;
    List<Token> words = Lexer.split(source, start);
    Token end = words.get(words.size() - 1);
    String expression = line.substring(words.get(0).column() - 1, end.column() - 1);
    String name = start == 0 ? expression : prefix.group(1).strip();
    Integer earlier = lines.putIfAbsent(name, source.line());
    if (earlier != null) {
      throw source.error(1, "expected a name of its own, found that of line " + earlier);
    }
    return new Rule<>(name, expression, Parser.parse(schema, source, words));
  }
}
