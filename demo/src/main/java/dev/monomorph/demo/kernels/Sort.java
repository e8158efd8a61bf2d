package dev.monomorph.demo.kernels;

import dev.monomorph.Specialize;
import java.util.Comparator;

/** A stable merge sort, bottom up. */
public final class Sort {
  /** Rows that are sorted by insertion before merging starts. */
  private static final int RUN = 16;

  private Sort() {}

  /**
   * Sorts into a new array; equal rows keep their order.
   *
   * @param rows left as they are
   */
  public static <T> T[] sorted(T[] rows, Comparator<? super T> order) {
    T[] from = rows.clone();
    T[] to = rows.clone();
    sortRuns(from, order);
    for (int width = RUN; width < rows.length; width *= 2) {
      for (int low = 0; low < rows.length; low += 2 * width) {
        int middle = Math.min(low + width, rows.length);
        merge(from, to, low, middle, Math.min(middle + width, rows.length), order);
      }
      T[] merged = to;
      to = from;
      from = merged;
    }
    return from;
  }

  /** Sorts every stretch of {@link #RUN} rows by insertion. */
  @Specialize
  static <T> void sortRuns(T[] rows, Comparator<? super T> order) {
    for (int i = 0; i < rows.length; i++) {
      T row = rows[i];
      int start = i - i % RUN;
      int at = i;
      while (at > start && order.compare(rows[at - 1], row) > 0) {
        rows[at] = rows[at - 1];
        at--;
      }
      rows[at] = row;
    }
  }

  /** Merges two sorted stretches that lie side by side: low to middle, and middle to high. */
  @Specialize
  static <T> void merge(
      T[] from, T[] to, int low, int middle, int high, Comparator<? super T> order) {
    int left = low;
    int right = middle;
    for (int at = low; at < high; at++) {
      boolean takeLeft =
          left < middle && (right >= high || order.compare(from[left], from[right]) <= 0);
      to[at] = takeLeft ? from[left++] : from[right++];
    }
  }
}
