package dev.monomorph.jmh.kernel;

import dev.monomorph.Specialize;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/** Generic code through which numbers go as boxes. */
public final class BoxKernels {
  private BoxKernels() {}

  /** What there is to say of some numbers. */
  public record Summary(long count, long sum, long greatest) {
    /** This and one number more. */
    public Summary with(Long value) {
      return new Summary(count + 1, sum + value, Math.max(greatest, value));
    }

    /** All of it in one number. */
    public long checksum() {
      return count + sum * 31 + greatest;
    }
  }

  /** Combines {@code start} with every value, from left to right. */
  @Specialize
  public static <T> T fold(List<T> values, T start, BinaryOperator<T> operator) {
    T result = start;
    for (T value : values) {
      result = operator.apply(result, value);
    }
    return result;
  }

  /** As {@link #fold(List, Object, BinaryOperator)}, by the values' numbers. */
  @Specialize
  public static <T> T foldByNumber(List<T> values, T start, BinaryOperator<T> operator) {
    T result = start;
    for (int i = 0; i < values.size(); i++) {
      result = operator.apply(result, values.get(i));
    }
    return result;
  }

  /** Combines {@code start} with what {@code function} makes of every value. */
  @Specialize
  public static <T, R> R fold(
      T[] values, R start, Function<? super T, ? extends R> function, BinaryOperator<R> operator) {
    R result = start;
    for (T value : values) {
      result = operator.apply(result, function.apply(value));
    }
    return result;
  }

  /** Combines {@code start} with every value, which may be of another type. */
  @Specialize
  public static <T, R> R collect(List<T> values, R start, BiFunction<R, T, R> function) {
    R result = start;
    for (T value : values) {
      result = function.apply(result, value);
    }
    return result;
  }

  /** Counts how often each value is there. */
  @Specialize
  public static <T> void count(T[] values, Map<T, Integer> counts) {
    for (T value : values) {
      counts.merge(value, 1, Integer::sum);
    }
  }
}
