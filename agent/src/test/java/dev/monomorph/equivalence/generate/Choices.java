package dev.monomorph.equivalence.generate;

import java.util.Arrays;
import java.util.List;

/**
 * The decisions that a program is made of, as a sequence of small numbers.
 *
 * <p>A sequence is either drawn from a seed or replayed. Wherever a decision is taken, 0 is the
 * simplest outcome, and a replay that has run out of numbers answers 0; so every sequence of
 * numbers whatsoever is a program, and a smaller sequence is a simpler program. That is all a
 * {@code Shrinker} needs to know.
 */
public final class Choices {
  /** How many decisions a program may take; after that all are 0. Keeps replays bounded. */
  static final int LIMIT = 60_000;

  private final int[] replay;
  private long state;
  private int[] made = new int[4096];
  private int size;
  private final Spans spans = new Spans();

  private Choices(int[] replay, long state) {
    this.replay = replay;
    this.state = state;
  }

  /** Decisions drawn from a seed, the same ones for the same seed on every JDK. */
  public static Choices random(long seed) {
    return new Choices(null, seed);
  }

  /** Decisions taken before, or changed by hand. A number that does not fit is wrapped around. */
  public static Choices replay(int[] values) {
    return new Choices(values.clone(), 0);
  }

  /** A number from 0 (the simplest) to {@code bound - 1}. */
  int below(int bound) {
    if (bound <= 1 || size == LIMIT) {
      return 0;
    }
    int value;
    if (replay == null) {
      value = (int) ((next() >>> 33) % bound);
    } else {
      value = size < replay.length ? Math.floorMod(replay[size], bound) : 0;
    }
    if (size == made.length) {
      made = Arrays.copyOf(made, size * 2);
    }
    made[size++] = value;
    return value;
  }

  /** SplitMix64. */
  private long next() {
    long z = state += 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** True in so many per cent of cases; false is the simpler outcome. */
  boolean chance(int percent) {
    return below(100) >= 100 - percent;
  }

  /** One of several, the first being the simplest. */
  <T> T oneOf(List<T> options) {
    return options.get(below(options.size()));
  }

  /** An index into the weights, each as likely as its weight says; weight 0 is never chosen. */
  int weighted(int... weights) {
    int total = 0;
    for (int weight : weights) {
      total += weight;
    }
    int at = below(total);
    for (int i = 0; i < weights.length; i++) {
      at -= weights[i];
      if (at < 0) {
        return i;
      }
    }
    throw new IllegalArgumentException("no weight in " + Arrays.toString(weights));
  }

  /** Opens a span: decisions that belong together, so that they can be dropped together. */
  int open() {
    return spans.open(size);
  }

  void close(int span) {
    spans.close(span, size);
  }

  /** What was decided so far, without zeros at the end: a replay adds them by itself. */
  public int[] values() {
    int length = size;
    while (length > 0 && made[length - 1] == 0) {
      length--;
    }
    return Arrays.copyOf(made, length);
  }

  /** The spans of the decisions, as pairs of start (inclusive) and end (exclusive). */
  public int[][] spans() {
    return spans.toArray();
  }

  private static final class Spans {
    private int[] bounds = new int[2048];
    private int count;

    int open(int at) {
      if (2 * count == bounds.length) {
        bounds = Arrays.copyOf(bounds, bounds.length * 2);
      }
      bounds[2 * count] = at;
      bounds[2 * count + 1] = at;
      return count++;
    }

    void close(int span, int at) {
      bounds[2 * span + 1] = at;
    }

    int[][] toArray() {
      int[][] result = new int[count][];
      for (int i = 0; i < count; i++) {
        result[i] = new int[] {bounds[2 * i], bounds[2 * i + 1]};
      }
      return result;
    }
  }
}
