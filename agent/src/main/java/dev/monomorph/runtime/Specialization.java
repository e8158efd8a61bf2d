package dev.monomorph.runtime;

/**
 * This code while that holds.
 *
 * @param key what the code assumes of its arguments
 * @param code the code
 * @param guess what the code guesses besides, and refers to weakly: it is there as long as the
 *     specialization is; null for nothing
 */
public record Specialization(Key key, Code code, Object guess) {

  /** One that guesses nothing. */
  public Specialization(Key key, Code code) {
    this(key, code, null);
  }
}
