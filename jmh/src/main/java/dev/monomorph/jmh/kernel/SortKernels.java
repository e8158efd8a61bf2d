package dev.monomorph.jmh.kernel;

import dev.monomorph.Specialize;
import java.util.Comparator;

/** A stable merge sort, recursive, from one array into another and back. */
public final class SortKernels {
  private SortKernels() {}

  /**
   * Sorts the elements {@code from} (inclusive) to {@code to} (exclusive) into {@code target}.
   *
   * <p>Both arrays must hold the same elements in that range at the start; {@code source} is scrap
   * at the end.
   */
  @Specialize
  public static <T> void sort(
      T[] source, T[] target, int from, int to, Comparator<? super T> order) {
    if (to - from < 2) {
      return;
    }
    int middle = (from + to) >>> 1;
    sort(target, source, from, middle, order);
    sort(target, source, middle, to, order);
    merge(source, target, from, middle, to, order);
  }

  private static <T> void merge(
      T[] source, T[] target, int from, int middle, int to, Comparator<? super T> order) {
    int left = from;
    int right = middle;
    for (int i = from; i < to; i++) {
      if (right == to || (left < middle && order.compare(source[left], source[right]) <= 0)) {
        target[i] = source[left++];
      } else {
        target[i] = source[right++];
      }
    }
  }
}
