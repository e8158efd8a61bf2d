package dev.monomorph.it.kernel.internal;

import dev.monomorph.it.kernel.Step;

/** Multiplies by a number. */
public record Scale(int factor) implements Step {
  @Override
  public int next(int value) {
    return value * factor;
  }
}
