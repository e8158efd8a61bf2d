package dev.monomorph.agent;

/**
 * An option that accepts a whole number within bounds. Where it counts bytes, the number may end in
 * {@code k} or {@code m}: times 1024, times 1024 * 1024.
 */
final class CountOption extends Option<Integer> {
  /** The unit of those that accept a suffix. */
  static final String BYTES = "bytes";

  private static final int KIB = 1024;
  private static final int MIB = 1024 * 1024;

  /** More digits than any accepted number has. */
  private static final int TOO_MANY_DIGITS = 11;

  private final String unit;
  private final int least;
  private final int most;

  CountOption(String key, String unit, int defaultValue, int least, int most) {
    super(key, defaultValue);
    this.unit = unit;
    this.least = least;
    this.most = most;
  }

  @Override
  public String accepts() {
    String range = most == Integer.MAX_VALUE ? least + " or more" : least + " to " + most;
    return "number of " + unit + ", " + range + (unit.equals(BYTES) ? ", suffix k or m" : "");
  }

  @Override
  String text(Integer value) {
    return unit.equals(BYTES) && value > 0 && value % MIB == 0
        ? value / MIB + "m"
        : String.valueOf(value);
  }

  @Override
  Integer read(String text) throws AgentOptionsException {
    int digits = digits(text);
    int scale = scale(text, digits);
    long value = number(text, digits) * scale;
    if (scale == 0 || value < least || value > most) {
      throw notAccepted(text);
    }
    return (int) value;
  }

  /** The same within bounds, without what follows a suffix; the default where that is no number. */
  @Override
  String nearest(String text) {
    int digits = digits(text);
    String start = text.substring(0, Math.min(digits + 1, text.length()));
    int scale = scale(start, digits);
    if (scale == 0) {
      return text.startsWith("-") ? String.valueOf(least) : defaultText();
    }
    long value = number(start, digits) * scale;
    return value < least ? String.valueOf(least) : value > most ? String.valueOf(most) : start;
  }

  /** How many digits a text starts with. */
  private static int digits(String text) {
    int i = 0;
    while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
      i++;
    }
    return i;
  }

  /** The number that a text starts with; one too large for any option if it has too many digits. */
  private static long number(String text, int digits) {
    String number =
        digits < TOO_MANY_DIGITS ? text.substring(0, digits) : "1".repeat(TOO_MANY_DIGITS);
    return digits == 0 ? 0 : Long.parseLong(number);
  }

  /** What the rest of a text multiplies its number by; 0 if it is no number, or no suffix. */
  private int scale(String text, int digits) {
    if (digits == text.length()) {
      return digits == 0 ? 0 : 1;
    }
    if (digits == 0 || digits + 1 < text.length() || !unit.equals(BYTES)) {
      return 0;
    }
    char suffix = text.charAt(digits);
    return suffix == 'k' || suffix == 'K' ? KIB : suffix == 'm' || suffix == 'M' ? MIB : 0;
  }
}
