package dev.monomorph.weave;

/** The syntax of method descriptors (Java Virtual Machine Specification, 4.3.3). */
final class Descriptors {
  private static final int MAX_DIMENSIONS = 255;

  private Descriptors() {}

  /** Whether this is a method descriptor, or the part of one up to its {@code ')'}. */
  static boolean isMethod(String text) {
    int at = text.startsWith("(") ? 1 : text.length();
    while (at < text.length() && text.charAt(at) != ')') {
      at = endOfField(text, at);
    }
    if (at >= text.length()) {
      return false;
    }
    at++;
    return at == text.length()
        || (text.charAt(at) == 'V' ? at + 1 : endOfField(text, at)) == text.length();
  }

  /** The index after the field descriptor at an index; beyond the text's end if there is none. */
  private static int endOfField(String text, int from) {
    int none = text.length() + 1;
    int at = from;
    while (at < text.length() && text.charAt(at) == '[') {
      at++;
    }
    if (at >= text.length() || at - from > MAX_DIMENSIONS) {
      return none;
    }
    if (text.charAt(at) != 'L') {
      return "BCDFIJSZ".indexOf(text.charAt(at)) < 0 ? none : at + 1;
    }
    int end = text.indexOf(';', at);
    return end < 0 || !isInternalName(text, at + 1, end) ? none : end + 1;
  }

  /** Whether a part of the text is names joined by {@code '/'}. */
  private static boolean isInternalName(String text, int from, int to) {
    boolean inName = false;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      boolean separator = c == '/';
      if (".[()<>".indexOf(c) >= 0 || (separator && !inName)) {
        return false;
      }
      inName = !separator;
    }
    return inName;
  }
}
