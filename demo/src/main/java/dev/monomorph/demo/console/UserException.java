package dev.monomorph.demo.console;

import java.io.Serial;

/**
 * A mistake that the user can mend: a missing file, an unknown name, a rule that does not parse.
 *
 * <p>The message is shown as it stands and without a stack trace, so it says what is wrong, where,
 * and what was expected.
 */
public class UserException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message what is wrong, where, and what was expected; printed after {@code error: }
   */
  public UserException(String message) {
    super(message);
  }
}
