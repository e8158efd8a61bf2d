package dev.monomorph.jmh;

import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * What one kernel takes in one variant, from the iterations of all its forks.
 *
 * <p>Median and quartiles, not mean and confidence interval: where something else runs for a moment
 * a few iterations take many times longer, and the mean of all is then a figure of that something.
 * A fork that was compiled differently from the others still shows, in the spread.
 *
 * @param median in nanoseconds
 * @param spread half of the distance between the quartiles, in nanoseconds
 */
record Score(double median, double spread) {
  /** The score of some iterations, of at least one. */
  static Score of(DoubleStream iterations) {
    double[] sorted = iterations.sorted().toArray();
    return new Score(quantile(sorted, 0.5), (quantile(sorted, 0.75) - quantile(sorted, 0.25)) / 2);
  }

  private static double quantile(double[] sorted, double fraction) {
    double position = fraction * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }

  @Override
  public String toString() {
    String format = "%." + (median < 1 ? 3 : median < 10 ? 2 : 1) + "f";
    return String.format(Locale.ROOT, format + " ± " + format, median, spread);
  }
}
