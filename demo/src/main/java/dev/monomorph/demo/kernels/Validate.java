package dev.monomorph.demo.kernels;

import dev.monomorph.Constant;
import dev.monomorph.Specialize;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Has closures look at rows: one loop for all validators. */
public final class Validate {
  private Validate() {}

  /** The rows that are not valid, in order. */
  @Specialize
  public static <T> List<T> invalid(T[] rows, @Constant Predicate<? super T> valid) {
    List<T> invalid = new ArrayList<>();
    for (T row : rows) {
      if (!valid.test(row)) {
        invalid.add(row);
      }
    }
    return invalid;
  }
}
