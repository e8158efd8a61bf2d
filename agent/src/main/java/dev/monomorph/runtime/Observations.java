package dev.monomorph.runtime;

import java.lang.ref.WeakReference;
import java.util.BitSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How often a site has seen each key while it was looking, and whether it was always with the same
 * objects.
 *
 * <p>Exactly one thread is told that a key was seen for the first time, or has become warm.
 */
final class Observations {
  private final ConcurrentHashMap<Key, Seen> seen = new ConcurrentHashMap<>();
  private final AtomicLong vain = new AtomicLong();
  private final int warmup;

  Observations(int warmup) {
    this.warmup = warmup;
  }

  /** What was seen of one key. */
  private static final class Seen {
    private int count;
    private WeakReference<?>[] last;
    private final BitSet varied = new BitSet();

    synchronized int note(Object[] arguments) {
      if (last == null) {
        last = new WeakReference<?>[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
          last[i] = new WeakReference<>(arguments[i]);
        }
      }
      for (int i = 0; i < arguments.length; i++) {
        if (last[i].get() != arguments[i]) {
          varied.set(i);
        }
      }
      return ++count;
    }

    synchronized int count() {
      return count;
    }

    synchronized BitSet varied() {
      return (BitSet) varied.clone();
    }
  }

  /**
   * Counts one call; how many of its key there were, so each number is told to one thread alone.
   *
   * @param arguments the guarded arguments
   */
  int count(Key key, Object[] arguments) {
    int calls = seen.computeIfAbsent(key, k -> new Seen()).note(arguments);
    if (calls == warmup) {
      vain.set(0);
    }
    return calls;
  }

  /** The guarded arguments, by their order, that were not the same object in all calls of a key. */
  BitSet varied(Key key) {
    Seen known = seen.get(key);
    return known == null ? new BitSet() : known.varied();
  }

  /** Counts one call that made no key warm; how many there were in a row. */
  long inVain() {
    return vain.incrementAndGet();
  }

  /** Lets a key be counted from the start again. */
  void forget(Key key) {
    seen.remove(key);
  }

  /** Forgets keys that became warm, and that nothing will ever satisfy again. */
  void forgetDead() {
    seen.entrySet().removeIf(each -> each.getKey().isDead() && each.getValue().count() >= warmup);
  }

  /** Different keys seen and not forgotten. */
  int distinct() {
    return seen.size();
  }

  void clear() {
    seen.clear();
    vain.set(0);
  }
}
