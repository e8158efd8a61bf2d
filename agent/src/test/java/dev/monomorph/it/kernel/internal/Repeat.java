package dev.monomorph.it.kernel.internal;

import dev.monomorph.Specialize;
import dev.monomorph.it.kernel.Step;

/** The library's kernel. */
public final class Repeat {
  private static final int TIMES = 3;

  private Repeat() {}

  /** Applies a step a few times. */
  @Specialize
  public static int repeat(Step step, int start) {
    int value = start;
    for (int i = 0; i < TIMES; i++) {
      value = step.next(value);
    }
    return value;
  }
}
