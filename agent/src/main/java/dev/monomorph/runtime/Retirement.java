package dev.monomorph.runtime;

/**
 * Why a specialization was given up: the whole list, as users read it in the report.
 *
 * <p>The same list is in {@code docs/limits.md}.
 */
public enum Retirement {
  REDEFINED("a class that it was made from was redefined"),
  NOT_CALLED_FOR("it was no longer called for"),
  WRONG_GUESSES("what it guessed of collections' elements was wrong too often"),
  OBJECT_GONE("the object that it was made for is gone"),
  OBJECT_REVIEWED("its site looked anew for the objects that are worth copies of their own"),
  NO_FASTER("it was measured, and no faster than the generic copy"),
  DISABLED("it was switched off by its user");

  private final String explanation;

  Retirement(String explanation) {
    this.explanation = explanation;
  }

  /** One clause that says why. */
  public String explanation() {
    return explanation;
  }
}
