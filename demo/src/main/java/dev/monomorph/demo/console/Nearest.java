package dev.monomorph.demo.console;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Finds the name that a user may have meant. */
public final class Nearest {
  private Nearest() {}

  /**
   * A hint to be put behind an error message.
   *
   * @return {@code " (did you mean 'name'?)"}, or nothing where no known name is near
   */
  public static String hint(String wrong, Collection<String> known) {
    // A third of the letters may be wrong; with more, the guess is rarely what was meant.
    int limit = Math.max(1, wrong.length() / 3);
    return known.stream()
        .filter(name -> distance(wrong, name) <= limit)
        .min(Comparator.comparingInt(name -> distance(wrong, name)))
        .map(name -> " (did you mean '" + name + "'?)")
        .orElse("");
  }

  /** Levenshtein's distance, letter case ignored: insertions, deletions and replacements. */
  static int distance(String a, String b) {
    String left = a.toLowerCase(Locale.ROOT);
    String right = b.toLowerCase(Locale.ROOT);
    int[] above = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int[] current = new int[right.length() + 1];
      current[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        int replaced = above[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replaced, 1 + Math.min(above[j], current[j - 1]));
      }
      above = current;
    }
    return above[right.length()];
  }
}
