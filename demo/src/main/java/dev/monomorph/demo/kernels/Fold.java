package dev.monomorph.demo.kernels;

import dev.monomorph.Specialize;
import java.util.function.LongBinaryOperator;
import java.util.function.ToLongFunction;

/** Makes one number of many. */
public final class Fold {
  private Fold() {}

  /**
   * Folds a column of numbers, from left to right.
   *
   * @param start what the first number is combined with
   * @param operator takes what was made so far and the next number
   */
  @Specialize
  public static long fold(long[] column, long start, LongBinaryOperator operator) {
    long result = start;
    for (long value : column) {
      result = operator.applyAsLong(result, value);
    }
    return result;
  }

  /**
   * Folds one field of rows, from left to right.
   *
   * @param field the number of a row
   * @param start what the first number is combined with
   * @param operator takes what was made so far and the next number
   */
  @Specialize
  public static <T> long fold(
      T[] rows, ToLongFunction<? super T> field, long start, LongBinaryOperator operator) {
    long result = start;
    for (T row : rows) {
      result = operator.applyAsLong(result, field.applyAsLong(row));
    }
    return result;
  }

  /** One field of rows as a column. */
  @Specialize
  public static <T> long[] column(T[] rows, ToLongFunction<? super T> field) {
    long[] column = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      column[i] = field.applyAsLong(rows[i]);
    }
    return column;
  }
}
