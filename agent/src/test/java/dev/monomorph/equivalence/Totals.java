package dev.monomorph.equivalence;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What became of a number of programs.
 *
 * @param programs how many were run
 * @param differences how many did something else under the agent
 * @param unstable how many did something else when run again under another name
 * @param planted into how many a mistake was planted
 * @param callees how many had a specialization with a copied callee
 * @param folds how many had one with a test less than the original
 * @param effects how many had either
 */
record Totals(
    int programs, int differences, int unstable, int planted, int callees, int folds, int effects) {
  private static final Pattern TEXT =
      Pattern.compile(
          "Totals\\[programs=(\\d+), differences=(\\d+), unstable=(\\d+), planted=(\\d+),"
              + " callees=(\\d+), folds=(\\d+), effects=(\\d+)]");

  static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0, 0);

  /** Reads what {@link #toString} wrote, somewhere in a worker's output. */
  static Totals in(String output) {
    Matcher matcher = TEXT.matcher(output);
    if (!matcher.find()) {
      throw new IllegalStateException("the worker has not come to its end:\n" + output);
    }
    int[] numbers = new int[matcher.groupCount()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Integer.parseInt(matcher.group(i + 1));
    }
    return new Totals(
        numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], numbers[6]);
  }

  static boolean isIn(String line) {
    return TEXT.matcher(line).matches();
  }

  Totals plus(Totals other) {
    return new Totals(
        programs + other.programs,
        differences + other.differences,
        unstable + other.unstable,
        planted + other.planted,
        callees + other.callees,
        folds + other.folds,
        effects + other.effects);
  }
}
