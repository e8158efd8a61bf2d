package dev.monomorph.demo.rules;

import dev.monomorph.demo.expr.BooleanExpr;
import dev.monomorph.demo.expr.Expr;
import dev.monomorph.demo.expr.StringExpr;
import dev.monomorph.demo.rows.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one rule by recursive descent and checks its types on the way.
 *
 * <pre>
 * rule      = and { "or" and }
 * and       = not { "and" not }
 * not       = "not" not | test
 * test      = sum [ relation sum | ["not"] "in" list | ["not"] "matches" STRING ]
 * sum       = product { ("+" | "-") product }
 * product   = sign { ("*" | "/" | "%") sign }
 * sign      = "-" sign | primary
 * primary   = NUMBER | STRING | "true" | "false" | column | call | "(" rule ")"
 * call      = NAME "(" rule { "," rule } ")"
 * list      = "(" option { "," option } ")"
 * option    = ["-"] NUMBER | STRING
 * </pre>
 *
 * @param <R> the rows of the rule
 */
final class Parser<R> {
  /** Nested parentheses, calls, signs and negations; more is no rule a person wrote. */
  static final int MAX_DEPTH = 64;

  private final Source source;
  private final Words words;
  private final Leaves<R> leaves;
  private final Typing typing;
  private final Arithmetic arithmetic;
  private final Relations relations;
  private final Functions functions;
  private final Lookups lookups;
  private int depth;

  private Parser(Schema<R> schema, Source source, List<Token> tokens) {
    this.source = source;
    this.words = new Words(source, tokens);
    this.leaves = new Leaves<>(schema, source);
    this.typing = new Typing(source);
    this.arithmetic = new Arithmetic(typing);
    this.relations = new Relations(typing);
    this.functions = new Functions(source, typing);
    this.lookups = new Lookups(source, typing);
  }

  /**
   * The condition that a line states.
   *
   * @param tokens the words of the line, from {@link Lexer}
   * @throws RuleException if it is no condition, or names what the rows do not have
   */
  static <R> BooleanExpr<R> parse(Schema<R> schema, Source source, List<Token> tokens) {
    Parser<R> parser = new Parser<>(schema, source, tokens);
    Operand<R> rule = parser.or();
    if (parser.words.peek().kind() != Token.Kind.END) {
      throw source.expected("an operator or the end of the rule", parser.words.peek());
    }
    return parser.typing.condition(rule, "as a rule");
  }

  private Operand<R> or() {
    Operand<R> left = and();
    while (words.peek().is("or")) {
      words.next();
      BooleanExpr<R> first = typing.condition(left, "left of 'or'");
      BooleanExpr<R> second = typing.condition(and(), "right of 'or'");
      left = new Operand<>(new BooleanExpr.Or<>(first, second), left.at());
    }
    return left;
  }

  private Operand<R> and() {
    Operand<R> left = not();
    while (words.peek().is("and")) {
      words.next();
      BooleanExpr<R> first = typing.condition(left, "left of 'and'");
      BooleanExpr<R> second = typing.condition(not(), "right of 'and'");
      left = new Operand<>(new BooleanExpr.And<>(first, second), left.at());
    }
    return left;
  }

  private Operand<R> not() {
    if (!words.peek().is("not")) {
      return test();
    }
    Token not = words.next();
    enter(not);
    BooleanExpr<R> operand = typing.condition(not(), "right of 'not'");
    depth--;
    return new Operand<>(new BooleanExpr.Not<>(operand), not);
  }

  private Operand<R> test() {
    Operand<R> left = sum();
    if (words.peekAny("=", "==", "!=", "<", "<=", ">", ">=")) {
      Token operator = words.next();
      return new Operand<>(relations.compare(left, operator, sum()), left.at());
    }
    boolean negated = words.peek().is("not");
    if (negated) {
      words.next();
    }
    if (words.peekAny("in", "matches")) {
      BooleanExpr<R> lookup = lookup(left);
      return new Operand<>(negated ? new BooleanExpr.Not<>(lookup) : lookup, left.at());
    }
    if (negated) {
      throw source.expected("'in' or 'matches' behind 'not'", words.peek());
    }
    return left;
  }

  private BooleanExpr<R> lookup(Operand<R> left) {
    if (words.next().is("in")) {
      return lookups.in(left, list());
    }
    return lookups.matches(
        left, words.expect(Token.Kind.STRING, "a pattern in quotes right of 'matches'"));
  }

  private Operand<R> sum() {
    Operand<R> left = product();
    while (words.peekAny("+", "-")) {
      Token operator = words.next();
      left = new Operand<>(arithmetic.combine(left, operator, product()), left.at());
    }
    return left;
  }

  private Operand<R> product() {
    Operand<R> left = sign();
    while (words.peekAny("*", "/", "%")) {
      Token operator = words.next();
      left = new Operand<>(arithmetic.combine(left, operator, sign()), left.at());
    }
    return left;
  }

  private Operand<R> sign() {
    if (!words.peek().is("-")) {
      return primary();
    }
    Token minus = words.next();
    enter(minus);
    Operand<R> operand = sign();
    depth--;
    return new Operand<>(arithmetic.negate(operand), minus);
  }

  private Operand<R> primary() {
    Token word = words.next();
    return switch (word.kind()) {
      case NUMBER -> new Operand<>(leaves.number(word), word);
      case STRING -> new Operand<>(new StringExpr.Literal<>(word.text()), word);
      case NAME -> new Operand<>(words.peek().is("(") ? call(word) : leaves.column(word), word);
      case SYMBOL, END -> parenthesis(word);
    };
  }

  private Operand<R> parenthesis(Token word) {
    if (word.is("true") || word.is("false")) {
      return new Operand<>(new BooleanExpr.Truth<>(word.is("true")), word);
    }
    if (!word.is("(")) {
      throw source.expected("a value", word);
    }
    enter(word);
    Operand<R> inner = or();
    depth--;
    words.expect(")");
    return new Operand<>(inner.expr(), word);
  }

  private Expr<R> call(Token name) {
    int count = functions.argumentCount(name);
    enter(name);
    words.expect("(");
    List<Operand<R>> arguments = new ArrayList<>();
    arguments.add(or());
    while (arguments.size() < count) {
      words.expect(",");
      arguments.add(or());
    }
    words.expect(")");
    depth--;
    return functions.call(name, arguments);
  }

  private List<Operand<R>> list() {
    words.expect("(");
    List<Operand<R>> options = new ArrayList<>(List.of(option()));
    while (words.peek().is(",")) {
      words.next();
      options.add(option());
    }
    words.expect(")");
    return options;
  }

  private Operand<R> option() {
    Token first = words.peek();
    if (first.kind() == Token.Kind.STRING) {
      return primary();
    }
    if (first.is("-")) {
      words.next();
    }
    Token number = words.expect(Token.Kind.NUMBER, "a number or a string");
    Operand<R> option = new Operand<>(leaves.number(number), first);
    return first.is("-") ? new Operand<>(arithmetic.negate(option), first) : option;
  }

  private void enter(Token word) {
    if (++depth > MAX_DEPTH) {
      throw source.error(
          word.column(), "expected at most " + MAX_DEPTH + " nested levels, found more");
    }
  }
}
