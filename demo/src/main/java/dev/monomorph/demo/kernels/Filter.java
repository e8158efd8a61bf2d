package dev.monomorph.demo.kernels;

import dev.monomorph.Specialize;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Picks rows by a predicate. */
public final class Filter {
  private Filter() {}

  /** How many rows the predicate holds for. */
  @Specialize
  public static <T> int count(T[] rows, Predicate<? super T> predicate) {
    int count = 0;
    for (T row : rows) {
      if (predicate.test(row)) {
        count++;
      }
    }
    return count;
  }

  /** The rows the predicate holds for, in order. */
  @Specialize
  public static <T> List<T> select(T[] rows, Predicate<? super T> predicate) {
    List<T> selected = new ArrayList<>();
    for (T row : rows) {
      if (predicate.test(row)) {
        selected.add(row);
      }
    }
    return selected;
  }
}
