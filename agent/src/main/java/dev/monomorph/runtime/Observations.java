package dev.monomorph.runtime;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How often a site has seen each key while it was looking.
 *
 * <p>Threads count without a lock; exactly one of them is told that a key has become warm.
 */
final class Observations {
  private final ConcurrentHashMap<Key, AtomicInteger> counts = new ConcurrentHashMap<>();
  private final AtomicLong vain = new AtomicLong();
  private final int warmup;

  Observations(int warmup) {
    this.warmup = warmup;
  }

  /** Counts one call; true for the one call that makes the key warm. */
  boolean becomesWarm(Key key) {
    boolean warm =
        counts.computeIfAbsent(key, k -> new AtomicInteger()).incrementAndGet() == warmup;
    if (warm) {
      vain.set(0);
    }
    return warm;
  }

  /** Counts one call that made no key warm; how many there were in a row. */
  long inVain() {
    return vain.incrementAndGet();
  }

  /** Lets a key be counted from the start again. */
  void forget(Key key) {
    counts.remove(key);
  }

  /** Different keys seen and not forgotten. */
  int distinct() {
    return counts.size();
  }

  void clear() {
    counts.clear();
    vain.set(0);
  }
}
