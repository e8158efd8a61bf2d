package dev.monomorph.runtime;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Which misses of a full site are looked at to find the callers that make them, and when that has
 * been done often enough.
 *
 * <p>While looks tell something new every miss is looked at. The longer they tell nothing the fewer
 * are, and at last none: the work is bounded by the number of callers there are to be found.
 *
 * <p>Safe for use by many threads. A race shifts a look by a few misses.
 */
public final class MissSampling {
  /** Looks in a row that tell nothing new before the interval between them doubles. */
  static final int PATIENCE = 64;

  /** The longest interval, in misses; who waits that long in vain looks no more. */
  static final long MAX_INTERVAL = 1024;

  private final AtomicLong misses = new AtomicLong();
  private volatile long interval = 1;
  private int inVain;

  /** Counts a miss; whether it is one to be looked at. */
  public boolean takes() {
    long current = interval;
    return current <= MAX_INTERVAL && misses.incrementAndGet() % current == 0;
  }

  /**
   * Takes note of what a look told.
   *
   * @return whether it was the last: true for one look only
   */
  public synchronized boolean looked(boolean news) {
    if (news) {
      restart();
      return false;
    }
    inVain++;
    if (interval > MAX_INTERVAL || inVain < PATIENCE) {
      return false;
    }
    inVain = 0;
    interval *= 2;
    return interval > MAX_INTERVAL;
  }

  /** Starts again, for callers that may have come since. */
  public synchronized void restart() {
    inVain = 0;
    interval = 1;
  }
}
