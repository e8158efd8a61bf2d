package dev.monomorph.weave;

/** Matches text against a pattern in which {@code *} stands for any characters, or none. */
final class Glob {
  private Glob() {}

  /** Whether the pattern matches the text from an index to its end. */
  static boolean matches(String pattern, String text, int from) {
    int p = 0;
    int t = from;
    int star = -1; // of the last wildcard in the pattern
    int taken = from; // how far that wildcard reaches in the text
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        taken = t;
      } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++taken;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
