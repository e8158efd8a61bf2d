package dev.monomorph.inspect;

import java.util.concurrent.atomic.AtomicLong;

/** Work that takes as long as a test says. */
public final class Lasting {
  private Lasting() {}

  /** Work that has lasted for so many nanoseconds whenever it is asked. */
  public static Begun nanoseconds(long nanoseconds) {
    AtomicLong now = new AtomicLong();
    return new Begun(() -> now.getAndSet(nanoseconds), new Object[1]);
  }
}
