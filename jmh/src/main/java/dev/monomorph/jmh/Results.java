package dev.monomorph.jmh;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/**
 * What was measured, by JVM, kernel and variant. Mutable while it is being read.
 *
 * <p>Where several results are for the same thing, the last one counts.
 */
final class Results {
  private static final String PACKAGE = Results.class.getPackageName() + ".";

  /** JVM to kernel to variant to score. */
  private final Map<String, Map<String, Map<Variant, Score>>> scores = new TreeMap<>();

  /** All of it. */
  Map<String, Map<String, Map<Variant, Score>>> byJvm() {
    return scores;
  }

  /** A benchmark's name without the package that all have in common. */
  static String shortName(String benchmark) {
    return benchmark.startsWith(PACKAGE) ? benchmark.substring(PACKAGE.length()) : benchmark;
  }

  /**
   * Adds the results of one run, as JMH writes them.
   *
   * @throws IllegalArgumentException if the text is something else
   */
  void addJson(String json) {
    if (!(Json.parse(json) instanceof List<?> runs)) {
      throw new IllegalArgumentException("no list of results");
    }
    for (Object run : runs) {
      addRun((Map<?, ?>) run);
    }
  }

  private void addRun(Map<?, ?> run) {
    String benchmark = (String) run.get("benchmark");
    Map<?, ?> metric = (Map<?, ?>) run.get("primaryMetric");
    if (!"ns/op".equals(metric.get("scoreUnit"))) {
      throw new IllegalArgumentException(
          benchmark + " is in " + metric.get("scoreUnit") + " and not in ns/op");
    }
    scores
        .computeIfAbsent(
            run.get("vmVersion") + " (" + run.get("vmName") + ")", k -> new TreeMap<>())
        .computeIfAbsent(
            shortName(benchmark.substring(0, benchmark.lastIndexOf('.'))),
            k -> new EnumMap<>(Variant.class))
        .put(Variant.of(benchmark), Score.of(iterations(metric)));
  }

  /** JMH keeps a list of iterations per fork. */
  private static DoubleStream iterations(Map<?, ?> metric) {
    return ((List<?>) metric.get("rawData"))
        .stream().flatMap(fork -> ((List<?>) fork).stream()).mapToDouble(Double.class::cast);
  }
}
