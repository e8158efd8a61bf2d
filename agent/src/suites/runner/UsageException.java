package runner;

/** The command line, or the machine, cannot be worked with; the message says all a user needs. */
final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UsageException(String message) {
    super(message);
  }
}
