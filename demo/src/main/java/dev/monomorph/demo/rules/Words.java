package dev.monomorph.demo.rules;

import java.util.List;

/** The words of a rule, taken one after the other. */
final class Words {
  private final Source source;
  private final List<Token> tokens;
  private int at;

  /**
   * Starts before the first word.
   *
   * @param tokens ended by {@link Token.Kind#END}, which is never passed
   */
  Words(Source source, List<Token> tokens) {
    this.source = source;
    this.tokens = tokens;
  }

  /** The next word, left where it is. */
  Token peek() {
    return tokens.get(at);
  }

  /** Whether the next word is one of these keywords or operators. */
  boolean peekAny(String... symbols) {
    for (String symbol : symbols) {
      if (peek().is(symbol)) {
        return true;
      }
    }
    return false;
  }

  /** The next word, taken. */
  Token next() {
    Token token = tokens.get(at);
    if (token.kind() != Token.Kind.END) {
      at++;
    }
    return token;
  }

  /**
   * The next word, taken if it is this keyword or operator.
   *
   * @throws RuleException if it is not
   */
  Token expect(String symbol) {
    if (!peek().is(symbol)) {
      throw source.expected("'" + symbol + "'", peek());
    }
    return next();
  }

  /**
   * The next word, taken if it is of this kind.
   *
   * @param expectation what the user should have written
   * @throws RuleException if it is not
   */
  Token expect(Token.Kind kind, String expectation) {
    if (peek().kind() != kind) {
      throw source.expected(expectation, peek());
    }
    return next();
  }
}
