package dev.monomorph.demo.expr;

import java.util.function.ToLongFunction;

/**
 * A whole number of 64 bits; it wraps around where it does not fit.
 *
 * @param <R> the rows it reads
 */
public sealed interface LongExpr<R> extends Expr<R> {
  /** The number for the row. */
  long eval(R row);

  @Override
  default String kind() {
    return "a whole number";
  }

  /** A number written in the rule. */
  record Literal<R>(long value) implements LongExpr<R> {
    @Override
    public long eval(R row) {
      return value;
    }
  }

  /** A column of whole numbers. */
  record Field<R>(ToLongFunction<R> get) implements LongExpr<R> {
    @Override
    public long eval(R row) {
      return get.applyAsLong(row);
    }
  }

  /** {@code left + right}. */
  record Add<R>(LongExpr<R> left, LongExpr<R> right) implements LongExpr<R> {
    @Override
    public long eval(R row) {
      return left.eval(row) + right.eval(row);
    }
  }

  /** {@code left - right}. */
  record Subtract<R>(LongExpr<R> left, LongExpr<R> right) implements LongExpr<R> {
    @Override
    public long eval(R row) {
      return left.eval(row) - right.eval(row);
    }
  }

  /** {@code left * right}. */
  record Multiply<R>(LongExpr<R> left, LongExpr<R> right) implements LongExpr<R> {
    @Override
    public long eval(R row) {
      return left.eval(row) * right.eval(row);
    }
  }

  /** {@code left % right}, with the sign of the left side; by zero it is the left side. */
  record Remainder<R>(LongExpr<R> left, LongExpr<R> right) implements LongExpr<R> {
    @Override
    public long eval(R row) {
      long dividend = left.eval(row);
      long divisor = right.eval(row);
      return divisor == 0 ? dividend : dividend % divisor;
    }
  }

  /** {@code -operand}. */
  record Negate<R>(LongExpr<R> operand) implements LongExpr<R> {
    @Override
    public long eval(R row) {
      return -operand.eval(row);
    }
  }

  /** {@code abs(operand)}; of the least number it is that number. */
  record Abs<R>(LongExpr<R> operand) implements LongExpr<R> {
    @Override
    public long eval(R row) {
      return Math.abs(operand.eval(row));
    }
  }

  /** {@code min(left, right)}. */
  record Min<R>(LongExpr<R> left, LongExpr<R> right) implements LongExpr<R> {
    @Override
    public long eval(R row) {
      return Math.min(left.eval(row), right.eval(row));
    }
  }

  /** {@code max(left, right)}. */
  record Max<R>(LongExpr<R> left, LongExpr<R> right) implements LongExpr<R> {
    @Override
    public long eval(R row) {
      return Math.max(left.eval(row), right.eval(row));
    }
  }

  /** {@code length(text)}, in UTF-16 units. */
  record Length<R>(StringExpr<R> text) implements LongExpr<R> {
    @Override
    public long eval(R row) {
      return text.eval(row).length();
    }
  }
}
