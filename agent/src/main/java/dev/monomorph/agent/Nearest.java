package dev.monomorph.agent;

import java.util.Locale;

/**
 * The word that was probably meant.
 *
 * <p>Distance: how many characters to insert, delete, replace or swap with their neighbour lead
 * from one word to the other, whatever their case (optimal string alignment).
 */
public final class Nearest {
  /** Longer words are compared by their beginnings, in characters. */
  private static final int MAX_LENGTH = 100;

  private Nearest() {}

  /** The candidate at the least distance, the first of several; null if there are no candidates. */
  public static String to(String word, Iterable<String> candidates) {
    String nearest = null;
    int least = Integer.MAX_VALUE;
    for (String candidate : candidates) {
      int distance = distance(word, candidate);
      if (distance < least) {
        least = distance;
        nearest = candidate;
      }
    }
    return nearest;
  }

  /** The distance of two words. */
  static int distance(String one, String other) {
    String a = fold(one);
    String b = fold(other);
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        row[j] = Math.min(Math.min(last[j], row[j - 1]) + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && swapped(a, i, b, j)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
    }
    return row[b.length()];
  }

  private static boolean swapped(String a, int i, String b, int j) {
    return a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
  }

  private static String fold(String word) {
    return word.substring(0, Math.min(word.length(), MAX_LENGTH)).toLowerCase(Locale.ROOT);
  }
}
