package dev.monomorph.jmh;

/** Finds what went wrong in a fork: JMH wraps it, and hides it among the suppressed. */
final class Causes {
  private Causes() {}

  /** The innermost reason, in one line. */
  static String line(Throwable thrown) {
    Throwable innermost = thrown;
    while (next(innermost) != null) {
      innermost = next(innermost);
    }
    String message = innermost.getMessage();
    return message == null ? innermost.toString() : message.lines().findFirst().orElse("");
  }

  private static Throwable next(Throwable thrown) {
    if (thrown.getCause() != null) {
      return thrown.getCause();
    }
    return thrown.getSuppressed().length == 0 ? null : thrown.getSuppressed()[0];
  }
}
