package dev.monomorph.jmh;

import java.util.Locale;
import java.util.Map;

/** The comparisons that the benchmarks are for. In all of them more is better. */
enum Ratio {
  /** How close the agent comes to the best code: 1 is there. */
  AGAINST_HANDWRITTEN("specialized vs handwritten", Variant.HANDWRITTEN, Variant.SPECIALIZED),

  /** How many times faster polluted code gets. */
  GAIN("gain over polluted", Variant.POLLUTED, Variant.SPECIALIZED),

  /** How many times faster it could get. */
  LIMIT("limit of gain", Variant.POLLUTED, Variant.HANDWRITTEN),

  /** Whether code that needs no agent loses by it: 1 is not at all. */
  CLEAN("clean under agent", Variant.CLEAN, Variant.CLEAN_UNDER_AGENT);

  /** The heading of the column. */
  final String title;

  private final Variant numerator;
  private final Variant denominator;

  Ratio(String title, Variant numerator, Variant denominator) {
    this.title = title;
    this.numerator = numerator;
    this.denominator = denominator;
  }

  /** The ratio of a kernel's median times, or a dash if one of them is missing. */
  String of(Map<Variant, Score> scores) {
    Score above = scores.get(numerator);
    Score below = scores.get(denominator);
    return above == null || below == null
        ? "–"
        : String.format(Locale.ROOT, "%.2f", above.median() / below.median());
  }
}
