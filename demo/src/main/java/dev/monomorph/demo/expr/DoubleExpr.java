package dev.monomorph.demo.expr;

import java.util.function.ToDoubleFunction;

/**
 * A decimal number after IEEE 754, with infinities and NaN.
 *
 * @param <R> the rows it reads
 */
public sealed interface DoubleExpr<R> extends Expr<R> {
  /** The number for the row. */
  double eval(R row);

  @Override
  default String kind() {
    return "a decimal number";
  }

  /** A number written in the rule. */
  record Literal<R>(double value) implements DoubleExpr<R> {
    @Override
    public double eval(R row) {
      return value;
    }
  }

  /** A column of decimal numbers. */
  record Field<R>(ToDoubleFunction<R> get) implements DoubleExpr<R> {
    @Override
    public double eval(R row) {
      return get.applyAsDouble(row);
    }
  }

  /** A whole number where a decimal one is wanted. */
  record Widened<R>(LongExpr<R> operand) implements DoubleExpr<R> {
    @Override
    public double eval(R row) {
      return operand.eval(row);
    }
  }

  /** {@code left + right}. */
  record Add<R>(DoubleExpr<R> left, DoubleExpr<R> right) implements DoubleExpr<R> {
    @Override
    public double eval(R row) {
      return left.eval(row) + right.eval(row);
    }
  }

  /** {@code left - right}. */
  record Subtract<R>(DoubleExpr<R> left, DoubleExpr<R> right) implements DoubleExpr<R> {
    @Override
    public double eval(R row) {
      return left.eval(row) - right.eval(row);
    }
  }

  /** {@code left * right}. */
  record Multiply<R>(DoubleExpr<R> left, DoubleExpr<R> right) implements DoubleExpr<R> {
    @Override
    public double eval(R row) {
      return left.eval(row) * right.eval(row);
    }
  }

  /** {@code left / right}, never a whole-number division. */
  record Divide<R>(DoubleExpr<R> left, DoubleExpr<R> right) implements DoubleExpr<R> {
    @Override
    public double eval(R row) {
      return left.eval(row) / right.eval(row);
    }
  }

  /** {@code left % right}, with the sign of the left side; by zero it is the left side. */
  record Remainder<R>(DoubleExpr<R> left, DoubleExpr<R> right) implements DoubleExpr<R> {
    @Override
    public double eval(R row) {
      double dividend = left.eval(row);
      double divisor = right.eval(row);
      return divisor == 0 ? dividend : dividend % divisor;
    }
  }

  /** {@code -operand}. */
  record Negate<R>(DoubleExpr<R> operand) implements DoubleExpr<R> {
    @Override
    public double eval(R row) {
      return -operand.eval(row);
    }
  }

  /** {@code abs(operand)}. */
  record Abs<R>(DoubleExpr<R> operand) implements DoubleExpr<R> {
    @Override
    public double eval(R row) {
      return Math.abs(operand.eval(row));
    }
  }

  /** {@code min(left, right)}; NaN if one of them is. */
  record Min<R>(DoubleExpr<R> left, DoubleExpr<R> right) implements DoubleExpr<R> {
    @Override
    public double eval(R row) {
      return Math.min(left.eval(row), right.eval(row));
    }
  }

  /** {@code max(left, right)}; NaN if one of them is. */
  record Max<R>(DoubleExpr<R> left, DoubleExpr<R> right) implements DoubleExpr<R> {
    @Override
    public double eval(R row) {
      return Math.max(left.eval(row), right.eval(row));
    }
  }
}
