package dev.monomorph.jmh.kernel;

import dev.monomorph.Specialize;
import java.util.List;
import java.util.Map;

/** The operators of a dynamically typed language. */
public final class ArithmeticKernels {
  private ArithmeticKernels() {}

  /** Adds two values, each an {@code Integer}, a {@code Long}, a {@code Double} or a text. */
  @Specialize
  public static Object add(Object a, Object b) {
    return Arithmetic.of(a, b).add(a, b);
  }

  /** Adds all values of both columns to {@code start}, row by row. */
  @Specialize
  public static Object sum(Object start, Object[] left, Object[] right) {
    Object sum = start;
    for (int i = 0; i < left.length; i++) {
      sum = add(add(sum, left[i]), add(right[i], i));
    }
    return sum;
  }

  /** Adds all values of a list to {@code start}. */
  @Specialize
  public static Object total(Object start, List<Object> values) {
    Object sum = start;
    for (Object value : values) {
      sum = add(sum, value);
    }
    return sum;
  }

  /** Adds all values of a map to {@code start}. */
  @Specialize
  public static Object total(Object start, Map<String, Object> values) {
    Object sum = start;
    for (Map.Entry<String, Object> entry : values.entrySet()) {
      sum = add(sum, entry.getValue());
    }
    return sum;
  }
}
