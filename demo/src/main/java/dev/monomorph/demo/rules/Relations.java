package dev.monomorph.demo.rules;

import dev.monomorph.demo.expr.BooleanExpr;
import dev.monomorph.demo.expr.Comparison;
import dev.monomorph.demo.expr.DoubleExpr;
import dev.monomorph.demo.expr.LongExpr;
import dev.monomorph.demo.expr.StringExpr;

/** Gives {@code = == != < <= > >=} their meaning by the types of their sides. */
final class Relations {
  private final Typing typing;

  Relations(Typing typing) {
    this.typing = typing;
  }

  /** Two numbers, two strings or, for equality only, two conditions compared. */
  <R> BooleanExpr<R> compare(Operand<R> left, Token operator, Operand<R> right) {
    return switch (operator.text()) {
      case "=", "==" -> equal(left, operator, right);
      case "!=" -> new BooleanExpr.Not<>(equal(left, operator, right));
      default -> ordered(left, operator, right);
    };
  }

  private <R> BooleanExpr<R> equal(Operand<R> left, Token operator, Operand<R> right) {
    if (left.expr() instanceof BooleanExpr<R> a) {
      return new BooleanExpr.Same<>(a, typing.condition(right, rightOf(operator)));
    }
    if (left.expr() instanceof StringExpr<R> a) {
      return new Comparison.StringEqual<>(a, typing.string(right, rightOf(operator)));
    }
    if (left.expr() instanceof LongExpr<R> a && right.expr() instanceof LongExpr<R> b) {
      return new Comparison.LongEqual<>(a, b);
    }
    return new Comparison.DoubleEqual<>(
        typing.number(left, leftOf(operator)), typing.number(right, rightOf(operator)));
  }

  private <R> BooleanExpr<R> ordered(Operand<R> left, Token operator, Operand<R> right) {
    boolean strict = operator.is("<") || operator.is(">");
    boolean swapped = operator.is(">") || operator.is(">=");
    if (left.expr() instanceof BooleanExpr) {
      throw typing.mismatch("a number or a string", leftOf(operator), left);
    }
    if (left.expr() instanceof StringExpr<R> a) {
      StringExpr<R> b = typing.string(right, rightOf(operator));
      return swapped ? strings(b, a, strict) : strings(a, b, strict);
    }
    if (left.expr() instanceof LongExpr<R> a && right.expr() instanceof LongExpr<R> b) {
      return swapped ? longs(b, a, strict) : longs(a, b, strict);
    }
    DoubleExpr<R> a = typing.number(left, leftOf(operator));
    DoubleExpr<R> b = typing.number(right, rightOf(operator));
    return swapped ? doubles(b, a, strict) : doubles(a, b, strict);
  }

  private static <R> Comparison<R> strings(StringExpr<R> a, StringExpr<R> b, boolean strict) {
    return strict ? new Comparison.StringLess<>(a, b) : new Comparison.StringAtMost<>(a, b);
  }

  private static <R> Comparison<R> longs(LongExpr<R> a, LongExpr<R> b, boolean strict) {
    return strict ? new Comparison.LongLess<>(a, b) : new Comparison.LongAtMost<>(a, b);
  }

  private static <R> Comparison<R> doubles(DoubleExpr<R> a, DoubleExpr<R> b, boolean strict) {
    return strict ? new Comparison.DoubleLess<>(a, b) : new Comparison.DoubleAtMost<>(a, b);
  }

  private static String leftOf(Token operator) {
    return "left of '" + operator.text() + "'";
  }

  private static String rightOf(Token operator) {
    return "right of '" + operator.text() + "'";
  }
}
