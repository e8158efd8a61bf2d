package dev.monomorph.demo.rowclass;

/** Looks at each new row before anyone else gets it. */
@FunctionalInterface
public interface RowValidator {
  /**
   * Throws whatever it likes if the row is not as it should be; nobody gets that row then.
   *
   * @param row one whose fields are all set
   */
  void validate(Object row);
}
