package dev.monomorph.demo.audit;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The time that batches under way are given once the user has interrupted; used by one thread. */
final class Grace {
  private static final long NANOS = TimeUnit.SECONDS.toNanos(5);

  private final BooleanSupplier interrupted;
  private long since;
  private boolean began;

  /**
   * Watches for the interruption.
   *
   * @param interrupted stays true once it was
   */
  Grace(BooleanSupplier interrupted) {
    this.interrupted = interrupted;
  }

  /** Whether the user has interrupted. */
  boolean began() {
    if (!began && interrupted.getAsBoolean()) {
      began = true;
      since = System.nanoTime();
    }
    return began;
  }

  /** Whether the user has waited long enough. */
  boolean isOver() {
    return began() && System.nanoTime() - since >= NANOS;
  }
}
