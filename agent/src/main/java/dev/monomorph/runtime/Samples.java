package dev.monomorph.runtime;

import java.util.Arrays;

/**
 * The durations of the last calls, of many threads: about, since they are written down without
 * synchronization.
 */
final class Samples {
  /** Durations that are kept: the last ones, for the first calls run code that is not compiled. */
  static final int SIZE = 1024;

  /** Calls whose mean says something. */
  static final int FEWEST = 256;

  /** Calls after which the code around them is compiled. */
  static final int COMPILED = 20_000;

  /** Nanoseconds of a call to which code around it that is interpreted adds next to nothing. */
  static final double LONG = 50_000;

  /** One in so many, the longest, says more of the machine than of the call. */
  private static final int OUTLIERS = 16;

  private final long[] durations = new long[SIZE];
  private int count;

  /** Takes note of a call that ends now. */
  void end(long start) {
    add(System.nanoTime() - start);
  }

  void add(long nanoseconds) {
    durations[count++ & (SIZE - 1)] = nanoseconds;
  }

  /** Whether the mean is of calls, and not of an interpreter at work around them. */
  boolean isTelling() {
    return count >= COMPILED || (count >= FEWEST && mean() >= LONG);
  }

  /** Nanoseconds of a call, one with the other, but for the outliers. */
  double mean() {
    long[] sorted = Arrays.copyOf(durations, Math.min(count, SIZE));
    Arrays.sort(sorted);
    int telling = sorted.length - sorted.length / OUTLIERS;
    return Arrays.stream(sorted, 0, telling).average().orElseThrow();
  }
}
