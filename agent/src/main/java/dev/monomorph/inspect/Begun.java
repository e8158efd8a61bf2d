package dev.monomorph.inspect;

import java.util.function.LongSupplier;

/** Work that has begun: since when, and what the journal's listeners made of it. */
public final class Begun {
  private final LongSupplier clock;
  private final Object[] marks;
  private final long start;

  /**
   * @param clock nanoseconds from any time on
   * @param marks what each listener gave
   */
  Begun(LongSupplier clock, Object[] marks) {
    this.clock = clock;
    this.marks = marks;
    this.start = clock.getAsLong();
  }

  /** Nanoseconds since it began. */
  long nanoseconds() {
    return clock.getAsLong() - start;
  }

  /** What a listener gave, by its number. */
  Object markOf(int listener) {
    return marks[listener];
  }
}
