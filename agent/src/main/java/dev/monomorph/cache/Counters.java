package dev.monomorph.cache;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts what becomes of calls, in several threads. */
final class Counters {
  /** What is counted; the meanings are {@link Statistics}'s. */
  enum Count {
    HIT,
    MISS,
    REJECTED,
    WRITTEN,
    FAILED_WRITE,
    TOO_LARGE,
    EVICTED
  }

  private final Map<Count, LongAdder> counts = new EnumMap<>(Count.class);
  private volatile String lastFailure;

  Counters() {
    for (Count each : Count.values()) {
      counts.put(each, new LongAdder());
    }
  }

  /** Counts one more. */
  void add(Count what) {
    counts.get(what).increment();
  }

  /** Keeps why something failed. */
  void failed(Exception cause) {
    lastFailure = cause.toString();
  }

  /** What was counted until now. */
  Statistics statistics() {
    return new Statistics(
        get(Count.HIT),
        get(Count.MISS),
        get(Count.REJECTED),
        get(Count.WRITTEN),
        get(Count.FAILED_WRITE),
        get(Count.TOO_LARGE),
        get(Count.EVICTED),
        lastFailure);
  }

  private long get(Count what) {
    return counts.get(what).sum();
  }
}
