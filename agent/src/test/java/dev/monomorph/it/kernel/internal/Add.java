package dev.monomorph.it.kernel.internal;

import dev.monomorph.it.kernel.Step;

/** Adds a number. */
public record Add(int number) implements Step {
  @Override
  public int next(int value) {
    return value + number;
  }
}
