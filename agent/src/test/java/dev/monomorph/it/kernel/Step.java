package dev.monomorph.it.kernel;

/** What the kernel is given, by whoever uses it. */
public interface Step {
  /** The next number. */
  int next(int value);
}
