package dev.monomorph.agent.explain;

/** Something cannot be explained; the message is the line that the user reads. */
public final class ExplainException extends Exception {
  private static final long serialVersionUID = 1L;

  ExplainException(String message) {
    super(message);
  }

  ExplainException(String message, Throwable cause) {
    super(message, cause);
  }
}
