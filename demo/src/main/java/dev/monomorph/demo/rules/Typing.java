package dev.monomorph.demo.rules;

import dev.monomorph.demo.expr.BooleanExpr;
import dev.monomorph.demo.expr.DoubleExpr;
import dev.monomorph.demo.expr.LongExpr;
import dev.monomorph.demo.expr.StringExpr;

/** Asks a part of a rule to be of a type, or says where it is not. */
final class Typing {
  private final Source source;

  Typing(Source source) {
    this.source = source;
  }

  /**
   * The part as a condition.
   *
   * @param role where it stands, for the message: {@code left of 'and'}
   * @throws RuleException if it is none
   */
  <R> BooleanExpr<R> condition(Operand<R> operand, String role) {
    if (operand.expr() instanceof BooleanExpr<R> expr) {
      return expr;
    }
    throw mismatch("a condition", role, operand);
  }

  /** The part as a string; like {@link #condition}. */
  <R> StringExpr<R> string(Operand<R> operand, String role) {
    if (operand.expr() instanceof StringExpr<R> expr) {
      return expr;
    }
    throw mismatch("a string", role, operand);
  }

  /** The part as a decimal number, a whole one widened; like {@link #condition}. */
  <R> DoubleExpr<R> number(Operand<R> operand, String role) {
    if (operand.expr() instanceof LongExpr<R> expr) {
      return widen(expr);
    }
    if (operand.expr() instanceof DoubleExpr<R> expr) {
      return expr;
    }
    throw mismatch("a number", role, operand);
  }

  /** An error: something else was expected of the operand. */
  RuleException mismatch(String expected, String role, Operand<?> found) {
    return source.error(
        found.at().column(),
        "expected %s %s, found %s".formatted(expected, role, found.expr().kind()));
  }

  private static <R> DoubleExpr<R> widen(LongExpr<R> expr) {
    return expr instanceof LongExpr.Literal<R> literal
        ? new DoubleExpr.Literal<>(literal.value())
        : new DoubleExpr.Widened<>(expr);
  }
}
