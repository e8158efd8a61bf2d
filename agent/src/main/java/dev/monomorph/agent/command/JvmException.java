package dev.monomorph.agent.command;

/** What was asked of another JVM has failed; the message is the line that the user reads. */
final class JvmException extends CommandException {
  private static final long serialVersionUID = 1L;

  JvmException(long pid, String message) {
    super(pid + ": " + message);
  }

  JvmException(String message) {
    super(message);
  }
}
