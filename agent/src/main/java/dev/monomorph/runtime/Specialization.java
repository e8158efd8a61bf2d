package dev.monomorph.runtime;

import java.util.Objects;

/**
 * This code while that holds.
 *
 * @param key what the code assumes of its arguments
 * @param code the code
 * @param guess what the code guesses besides, and refers to weakly: it is there as long as the
 *     specialization is; null for nothing
 */
public record Specialization(Key key, Code code, Object guess) {
  @Override
  public boolean equals(Object other) {
    return other instanceof Specialization specialization
        && key.equals(specialization.key)
        && code.equals(specialization.code)
        && Objects.equals(guess, specialization.guess);
  }

  @Override
  public int hashCode() {
    return 31 * key.hashCode() + code.hashCode();
  }

  /** One that guesses nothing. */
  public Specialization(Key key, Code code) {
    this(key, code, null);
  }
}
