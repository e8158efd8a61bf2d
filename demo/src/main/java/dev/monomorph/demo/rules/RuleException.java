package dev.monomorph.demo.rules;

import static java.util.stream.Collectors.joining;

import dev.monomorph.demo.console.UserException;
import java.io.Serial;
import java.util.List;

/** Rules that cannot be used, with everything that is wrong with them. */
public final class RuleException extends UserException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient List<RuleError> errors;

  RuleException(List<RuleError> errors) {
    super(errors.stream().map(RuleError::toString).collect(joining(System.lineSeparator())));
    this.errors = List.copyOf(errors);
  }

  /** What is wrong, in the order of the file; at least one. */
  public List<RuleError> errors() {
    return errors;
  }
}
