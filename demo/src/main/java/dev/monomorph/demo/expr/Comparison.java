package dev.monomorph.demo.expr;

/**
 * Two values of one type compared.
 *
 * <p>Three relations a type are enough: {@code a > b} is {@code b < a}, and {@code a != b} is the
 * opposite of {@code a = b}. "At most" is a relation of its own because of NaN, which is neither
 * less than a number nor not less.
 *
 * @param <R> the rows it reads
 */
public sealed interface Comparison<R> extends BooleanExpr<R> {

  /** {@code left < right} on whole numbers. */
  record LongLess<R>(LongExpr<R> left, LongExpr<R> right) implements Comparison<R> {
    @Override
    public boolean test(R row) {
      return left.eval(row) < right.eval(row);
    }
  }

  /** {@code left <= right} on whole numbers. */
  record LongAtMost<R>(LongExpr<R> left, LongExpr<R> right) implements Comparison<R> {
    @Override
    public boolean test(R row) {
      return left.eval(row) <= right.eval(row);
    }
  }

  /** {@code left = right} on whole numbers. */
  record LongEqual<R>(LongExpr<R> left, LongExpr<R> right) implements Comparison<R> {
    @Override
    public boolean test(R row) {
      return left.eval(row) == right.eval(row);
    }
  }

  /** {@code left < right} on decimal numbers. */
  record DoubleLess<R>(DoubleExpr<R> left, DoubleExpr<R> right) implements Comparison<R> {
    @Override
    public boolean test(R row) {
      return left.eval(row) < right.eval(row);
    }
  }

  /** {@code left <= right} on decimal numbers. */
  record DoubleAtMost<R>(DoubleExpr<R> left, DoubleExpr<R> right) implements Comparison<R> {
    @Override
    public boolean test(R row) {
      return left.eval(row) <= right.eval(row);
    }
  }

  /** {@code left = right} on decimal numbers; NaN equals nothing. */
  record DoubleEqual<R>(DoubleExpr<R> left, DoubleExpr<R> right) implements Comparison<R> {
    @Override
    public boolean test(R row) {
      return left.eval(row) == right.eval(row);
    }
  }

  /** {@code left < right} on strings, by UTF-16 units. */
  record StringLess<R>(StringExpr<R> left, StringExpr<R> right) implements Comparison<R> {
    @Override
    public boolean test(R row) {
      return left.eval(row).compareTo(right.eval(row)) < 0;
    }
  }

  /** {@code left <= right} on strings, by UTF-16 units. */
  record StringAtMost<R>(StringExpr<R> left, StringExpr<R> right) implements Comparison<R> {
    @Override
    public boolean test(R row) {
      return left.eval(row).compareTo(right.eval(row)) <= 0;
    }
  }

  /** {@code left = right} on strings. */
  record StringEqual<R>(StringExpr<R> left, StringExpr<R> right) implements Comparison<R> {
    @Override
    public boolean test(R row) {
      return left.eval(row).equals(right.eval(row));
    }
  }
}
