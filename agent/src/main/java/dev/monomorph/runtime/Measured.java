package dev.monomorph.runtime;

/**
 * What calls took, one with the other, without the clock that they were timed by.
 *
 * @param genericNanos nanoseconds of a call that ran the generic copy
 * @param specializedNanos nanoseconds of a call that ran the specialization
 */
public record Measured(double genericNanos, double specializedNanos) {
  /** Times faster; less than one if it is slower. */
  public double ratio() {
    return genericNanos / specializedNanos;
  }
}
