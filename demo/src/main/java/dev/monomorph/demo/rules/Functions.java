package dev.monomorph.demo.rules;

import dev.monomorph.demo.console.Nearest;
import dev.monomorph.demo.expr.DoubleExpr;
import dev.monomorph.demo.expr.Expr;
import dev.monomorph.demo.expr.LongExpr;
import dev.monomorph.demo.expr.StringExpr;
import dev.monomorph.demo.expr.StringTest;
import java.util.List;
import java.util.Map;

/** The functions of the language; a rule can call nothing else. */
final class Functions {
  private static final Map<String, Integer> ARGUMENT_COUNTS =
      Map.of(
          "length", 1,
          "lower", 1,
          "upper", 1,
          "contains", 2,
          "startsWith", 2,
          "endsWith", 2,
          "min", 2,
          "max", 2,
          "abs", 1);

  private final Source source;
  private final Typing typing;

  Functions(Source source, Typing typing) {
    this.source = source;
    this.typing = typing;
  }

  /**
   * How many arguments a function takes.
   *
   * @throws RuleException if there is no function of that name
   */
  int argumentCount(Token name) {
    Integer count = ARGUMENT_COUNTS.get(name.text());
    if (count == null) {
      String hint = Nearest.hint(name.text(), ARGUMENT_COUNTS.keySet());
      throw source.error(
          name.column(), "expected a function before '(', found '" + name.text() + "'" + hint);
    }
    return count;
  }

  /**
   * The call of a function.
   *
   * @param name one that {@link #argumentCount} knows
   * @param arguments as many as it says
   */
  <R> Expr<R> call(Token name, List<Operand<R>> arguments) {
    String role = "in " + name.text() + "(...)";
    return switch (name.text()) {
      case "length", "lower", "upper" -> ofText(name, typing.string(arguments.get(0), role));
      case "abs" -> abs(arguments.get(0), role);
      case "min", "max" -> extreme(name.text().equals("min"), arguments, role);
      default ->
          ofTexts(
              name, typing.string(arguments.get(0), role), typing.string(arguments.get(1), role));
    };
  }

  private static <R> Expr<R> ofText(Token name, StringExpr<R> text) {
    return switch (name.text()) {
      case "length" -> new LongExpr.Length<>(text);
      case "lower" -> new StringExpr.Lower<>(text);
      default -> new StringExpr.Upper<>(text);
    };
  }

  private static <R> Expr<R> ofTexts(Token name, StringExpr<R> text, StringExpr<R> part) {
    return switch (name.text()) {
      case "contains" -> new StringTest.Contains<>(text, part);
      case "startsWith" -> new StringTest.StartsWith<>(text, part);
      default -> new StringTest.EndsWith<>(text, part);
    };
  }

  private <R> Expr<R> abs(Operand<R> argument, String role) {
    return argument.expr() instanceof LongExpr<R> whole
        ? new LongExpr.Abs<>(whole)
        : new DoubleExpr.Abs<>(typing.number(argument, role));
  }

  private <R> Expr<R> extreme(boolean least, List<Operand<R>> arguments, String role) {
    if (arguments.get(0).expr() instanceof LongExpr<R> a
        && arguments.get(1).expr() instanceof LongExpr<R> b) {
      return least ? new LongExpr.Min<>(a, b) : new LongExpr.Max<>(a, b);
    }
    DoubleExpr<R> a = typing.number(arguments.get(0), role);
    DoubleExpr<R> b = typing.number(arguments.get(1), role);
    return least ? new DoubleExpr.Min<>(a, b) : new DoubleExpr.Max<>(a, b);
  }
}
