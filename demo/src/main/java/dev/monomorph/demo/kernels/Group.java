package dev.monomorph.demo.kernels;

import dev.monomorph.Specialize;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Sums up rows that share a key. */
public final class Group {
  private Group() {}

  /**
   * Groups rows.
   *
   * @param key what the rows of a group share; not null
   * @param field the number of a row that is summed up
   * @return the groups in the order in which their keys first appear
   */
  @Specialize
  public static <T, K> Groups<K> by(
      T[] rows, Function<? super T, ? extends K> key, ToLongFunction<? super T> field) {
    Groups<K> groups = new Groups<>();
    for (T row : rows) {
      groups.add(key.apply(row), field.applyAsLong(row));
    }
    return groups;
  }
}
