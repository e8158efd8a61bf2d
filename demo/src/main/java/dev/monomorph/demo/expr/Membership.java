package dev.monomorph.demo.expr;

import java.util.Set;

/**
 * A value looked up in a list of constants: {@code value in (...)}.
 *
 * @param <R> the rows it reads
 */
public sealed interface Membership<R> extends BooleanExpr<R> {

  /** A whole number among whole numbers. */
  record LongIn<R>(LongExpr<R> value, Set<Long> options) implements Membership<R> {
    @Override
    public boolean test(R row) {
      return options.contains(value.eval(row));
    }
  }

  /** A number among numbers, at least one of them decimal; NaN is in no list. */
  record DoubleIn<R>(DoubleExpr<R> value, Set<Double> options) implements Membership<R> {
    @Override
    public boolean test(R row) {
      // Adding zero turns -0.0 into 0.0: equal as numbers, but not as boxes.
      return options.contains(value.eval(row) + 0.0);
    }
  }

  /** A string among strings. */
  record StringIn<R>(StringExpr<R> value, Set<String> options) implements Membership<R> {
    @Override
    public boolean test(R row) {
      return options.contains(value.eval(row));
    }
  }
}
