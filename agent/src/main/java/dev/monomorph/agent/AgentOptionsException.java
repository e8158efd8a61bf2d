package dev.monomorph.agent;

/**
 * An option that cannot be used. The message is one line: {@code key=value: reason; nearest valid:
 * key=value}.
 */
public final class AgentOptionsException extends Exception {
  private static final long serialVersionUID = 1;

  /** Longest value that is repeated in full, in characters. */
  private static final int MAX_VALUE = 200;

  /**
   * Rejects an option.
   *
   * @param option the offending {@code key=value}
   * @param nearest what could have been meant, or null
   */
  AgentOptionsException(String option, String reason, String nearest) {
    this(cut(option) + ": " + reason + (nearest == null ? "" : "; nearest valid: " + nearest));
  }

  /** Rejects an option by a whole message. */
  AgentOptionsException(String message) {
    super(Log.oneLine(message), null, false, false);
  }

  private static String cut(String text) {
    return text.length() <= MAX_VALUE ? text : text.substring(0, MAX_VALUE) + "...";
  }
}
