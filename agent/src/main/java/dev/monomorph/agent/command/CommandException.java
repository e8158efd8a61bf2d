package dev.monomorph.agent.command;

/** What a command was to do has failed; the message is the line that the user reads. */
class CommandException extends Exception {
  private static final long serialVersionUID = 1L;

  CommandException(String message) {
    super(message);
  }

  CommandException(String message, Throwable cause) {
    super(message, cause);
  }
}
