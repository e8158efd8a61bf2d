package dev.monomorph.demo.rules;

import dev.monomorph.demo.expr.DoubleExpr;
import dev.monomorph.demo.expr.Expr;
import dev.monomorph.demo.expr.LongExpr;

/**
 * Gives {@code + - * / %} and the sign their meaning by the types of their sides.
 *
 * <p>The result is whole if both sides are, except that a division is always decimal: {@code
 * branches / code} is a ratio.
 */
final class Arithmetic {
  private final Typing typing;

  Arithmetic(Typing typing) {
    this.typing = typing;
  }

  /** Two numbers made one. */
  <R> Expr<R> combine(Operand<R> left, Token operator, Operand<R> right) {
    DoubleExpr<R> a = typing.number(left, "left of '" + operator.text() + "'");
    DoubleExpr<R> b = typing.number(right, "right of '" + operator.text() + "'");
    if (operator.is("/")) {
      return new DoubleExpr.Divide<>(a, b);
    }
    if (left.expr() instanceof LongExpr<R> x && right.expr() instanceof LongExpr<R> y) {
      return combineWhole(x, operator, y);
    }
    return switch (operator.text()) {
      case "+" -> new DoubleExpr.Add<>(a, b);
      case "-" -> new DoubleExpr.Subtract<>(a, b);
      case "*" -> new DoubleExpr.Multiply<>(a, b);
      case "%" -> new DoubleExpr.Remainder<>(a, b);
      default -> throw new IllegalStateException("no arithmetic operator: " + operator);
    };
  }

  private static <R> LongExpr<R> combineWhole(LongExpr<R> x, Token operator, LongExpr<R> y) {
    return switch (operator.text()) {
      case "+" -> new LongExpr.Add<>(x, y);
      case "-" -> new LongExpr.Subtract<>(x, y);
      case "*" -> new LongExpr.Multiply<>(x, y);
      case "%" -> new LongExpr.Remainder<>(x, y);
      default -> throw new IllegalStateException("no arithmetic operator: " + operator);
    };
  }

  /** A number with a minus before it; a literal stays a literal. */
  <R> Expr<R> negate(Operand<R> operand) {
    if (operand.expr() instanceof LongExpr.Literal<R> literal) {
      return new LongExpr.Literal<>(-literal.value());
    }
    if (operand.expr() instanceof DoubleExpr.Literal<R> literal) {
      return new DoubleExpr.Literal<>(-literal.value());
    }
    if (operand.expr() instanceof LongExpr<R> whole) {
      return new LongExpr.Negate<>(whole);
    }
    return new DoubleExpr.Negate<>(typing.number(operand, "right of '-'"));
  }
}
