package dev.monomorph.jmh;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** The ways in which every kernel is measured. */
enum Variant {
  /** The kernel, used with one kind of argument only: what HotSpot makes of it on a good day. */
  CLEAN("clean", false, false),

  /** The same under the agent, which must cost nothing. */
  CLEAN_UNDER_AGENT("cleanUnderAgent", false, true),

  /** The kernel after real use with other kinds of arguments: what HotSpot makes of it. */
  POLLUTED("polluted", true, false),

  /** The same compiled by the Graal compiler, which is the strongest thing to have instead. */
  POLLUTED_UNDER_GRAAL("pollutedUnderGraal", true, false),

  /** The same under the agent. */
  SPECIALIZED("specialized", true, true),

  /** What a person would write for the exact types: the limit. */
  HANDWRITTEN("handwritten", false, false);

  /** The name of the benchmark method, and of the column in the table. */
  final String method;

  /** Whether other kinds of arguments come first. */
  final boolean polluted;

  /** Whether the fork runs under the agent. */
  final boolean underAgent;

  Variant(String method, boolean polluted, boolean underAgent) {
    this.method = method;
    this.polluted = polluted;
    this.underAgent = underAgent;
  }

  /** Those that need nothing but the JVM and the agent. */
  static Set<Variant> ordinary() {
    return EnumSet.complementOf(EnumSet.of(POLLUTED_UNDER_GRAAL));
  }

  /** The variant that a benchmark, by its full name, measures. */
  static Variant of(String benchmark) {
    return named(benchmark.substring(benchmark.lastIndexOf('.') + 1));
  }

  /** The variant with that method name. */
  static Variant named(String method) {
    return Arrays.stream(values())
        .filter(variant -> variant.method.equals(method))
        .findAny()
        .orElseThrow(() -> new IllegalArgumentException("no variant is called " + method));
  }
}
