package dev.monomorph.jmh;

/** What the user asked for cannot be done; the message is one line that says why. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UsageException(String message) {
    super(message);
  }
}
