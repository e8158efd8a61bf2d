package dev.monomorph.demo.expr;

import java.util.function.Predicate;

/**
 * A condition on a row.
 *
 * @param <R> the rows it reads
 */
public sealed interface BooleanExpr<R> extends Expr<R>
    permits BooleanExpr.Truth,
        BooleanExpr.Flag,
        BooleanExpr.Not,
        BooleanExpr.And,
        BooleanExpr.Or,
        BooleanExpr.Same,
        Comparison,
        Membership,
        StringTest {

  /** Whether the condition holds for the row. */
  boolean test(R row);

  @Override
  default String kind() {
    return "a condition";
  }

  /** The words {@code true} and {@code false}. */
  record Truth<R>(boolean value) implements BooleanExpr<R> {
    @Override
    public boolean test(R row) {
      return value;
    }
  }

  /** A column of yes and no. */
  record Flag<R>(Predicate<R> get) implements BooleanExpr<R> {
    @Override
    public boolean test(R row) {
      return get.test(row);
    }
  }

  /** The opposite. */
  record Not<R>(BooleanExpr<R> operand) implements BooleanExpr<R> {
    @Override
    public boolean test(R row) {
      return !operand.test(row);
    }
  }

  /** Both; the right side is not looked at if the left fails. */
  record And<R>(BooleanExpr<R> left, BooleanExpr<R> right) implements BooleanExpr<R> {
    @Override
    public boolean test(R row) {
      return left.test(row) && right.test(row);
    }
  }

  /** One or both; the right side is not looked at if the left holds. */
  record Or<R>(BooleanExpr<R> left, BooleanExpr<R> right) implements BooleanExpr<R> {
    @Override
    public boolean test(R row) {
      return left.test(row) || right.test(row);
    }
  }

  /** Both or neither. */
  record Same<R>(BooleanExpr<R> left, BooleanExpr<R> right) implements BooleanExpr<R> {
    @Override
    public boolean test(R row) {
      return left.test(row) == right.test(row);
    }
  }
}
