package dev.monomorph.specialize.fact;

/** Whether a reference is null. */
public enum Nullness {
  /** It is. */
  NULL,
  /** It is not. */
  NON_NULL,
  /** It may be. */
  UNKNOWN;

  Nullness join(Nullness other) {
    return this == other ? this : UNKNOWN;
  }
}
