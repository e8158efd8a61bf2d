package dev.monomorph.jmh.kernel;

import dev.monomorph.Specialize;

/** The operators of a dynamically typed language. */
public final class ArithmeticKernels {
  private ArithmeticKernels() {}

  /** Adds two values, each an {@code Integer}, a {@code Long}, a {@code Double} or a text. */
  @Specialize
  public static Object add(Object a, Object b) {
    return Arithmetic.of(a, b).add(a, b);
  }
}
