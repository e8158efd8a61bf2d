package dev.monomorph.equivalence;

import dev.monomorph.equivalence.generate.Program;
import dev.monomorph.equivalence.generate.ProgramGenerator;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Makes a program smaller as long as it still has some property, by making the sequence of choices
 * smaller that it was generated from: first fewer choices, then lower ones.
 *
 * <p>It knows nothing of programs. A span of choices may have made a class, a method, an entry
 * call, a statement or an expression: without it the program has one less, or a simpler one. What
 * follows may then mean something else; most such attempts fail, and there are many attempts. The
 * idea is Hypothesis's (MacIver and Donaldson, "Test-Case Reduction via Test-Case Generation",
 * ECOOP 2020).
 */
final class Shrinker {
  private final Predicate<Program> property;
  private final long deadline;
  private Program best;

  private Shrinker(Program program, Predicate<Program> property, Duration time) {
    this.best = program;
    this.property = property;
    this.deadline = System.nanoTime() + time.toNanos();
  }

  /** The smallest program that was found in the time; the same one if the property is not there. */
  static Program shrink(Program program, Predicate<Program> property, Duration time) {
    return new Shrinker(program, property, time).shrink();
  }

  private Program shrink() {
    int[] before;
    do {
      before = best.choices();
      spans(false);
      spans(true);
      for (int length = 16; length >= 1; length /= 2) {
        chunks(length);
      }
      lower();
    } while (smaller(best.choices(), before) && !isOver());
    return best;
  }

  private boolean isOver() {
    return System.nanoTime() > deadline;
  }

  /** Drops spans, or sets them to 0; the longest first. */
  private void spans(boolean zero) {
    int[][] spans = sorted(best.spans());
    for (int i = 0; i < spans.length && !isOver(); i++) {
      int from = spans[i][0];
      int to = Math.min(spans[i][1], best.choices().length);
      if (from < to && attempt(zero ? zeroed(from, to) : without(from, to))) {
        spans = sorted(best.spans());
        i--;
      }
    }
  }

  private static int[][] sorted(int[][] spans) {
    int[][] result = spans.clone();
    Arrays.sort(result, Comparator.comparingInt(span -> span[0] - span[1]));
    return result;
  }

  private void chunks(int length) {
    for (int from = best.choices().length - length; from >= 0 && !isOver(); from--) {
      if (from + length <= best.choices().length) {
        attempt(without(from, from + length));
      }
    }
  }

  private void lower() {
    for (int i = 0; i < best.choices().length && !isOver(); i++) {
      int value = best.choices()[i];
      for (int lower : List.of(0, value / 2, value - 1)) {
        if (i < best.choices().length && lower >= 0 && lower < best.choices()[i]) {
          int[] candidate = best.choices().clone();
          candidate[i] = lower;
          attempt(candidate);
        }
      }
    }
  }

  private int[] without(int from, int to) {
    int[] old = best.choices();
    int[] result = Arrays.copyOf(old, old.length - (to - from));
    System.arraycopy(old, to, result, from, old.length - to);
    return result;
  }

  private int[] zeroed(int from, int to) {
    int[] result = best.choices().clone();
    Arrays.fill(result, from, to, 0);
    return result;
  }

  private boolean attempt(int[] candidate) {
    Program program = ProgramGenerator.replay(candidate);
    if (!smaller(program.choices(), best.choices()) || !property.test(program)) {
      return false;
    }
    best = program;
    return true;
  }

  /** Shorter, or of the same length and lower at the first difference. */
  private static boolean smaller(int[] one, int[] other) {
    return one.length != other.length ? one.length < other.length : Arrays.compare(one, other) < 0;
  }
}
