package dev.monomorph.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * What all specializations of the process together may take.
 *
 * <p>Counted are the specializations that sites have, and the bytes of class files in memory for
 * them: a hidden class's until the specialization is retired, an ordinary class's until its loader
 * is gone. What a site has taken is free again when the site itself is gone.
 *
 * <p>Safe for use by many threads. Holds no site.
 *
 * @param <S> what specializations are made for
 */
final class Budget<S> {
  private final int maxSpecializations;
  private final long maxBytes;
  private final Map<S, Share> shares = new WeakHashMap<>();

  /** What one site has taken. */
  private static final class Share {
    long specializations;
    long bytes;
    long unloadableBytes;
  }

  /**
   * @param maxSpecializations how many there may be
   * @param maxBytes bytes of class files that they may have
   */
  Budget(int maxSpecializations, long maxBytes) {
    this.maxSpecializations = maxSpecializations;
    this.maxBytes = maxBytes;
  }

  /** Takes one specialization; false if none is left. Its bytes are told when they are known. */
  synchronized boolean take(S site) {
    if (!hasRoom()) {
      return false;
    }
    of(site).specializations++;
    return true;
  }

  /** Gives back what {@link #take} took: there is no specialization after all. */
  synchronized void giveBack(S site) {
    of(site).specializations--;
  }

  /**
   * Counts the bytes of a specialization.
   *
   * @param unloadable those of them that are free again when it is retired
   */
  synchronized void addBytes(S site, int bytes, int unloadable) {
    Share share = of(site);
    share.bytes += bytes;
    share.unloadableBytes += unloadable;
  }

  /**
   * Gives a specialization's place back.
   *
   * @param unloadable those of its bytes that are free again
   */
  synchronized void retire(S site, int unloadable) {
    Share share = of(site);
    share.specializations--;
    share.bytes -= unloadable;
    share.unloadableBytes -= unloadable;
  }

  /** Whether another specialization may be made. */
  synchronized boolean hasRoom() {
    Share all = total();
    return all.specializations < maxSpecializations && all.bytes < maxBytes;
  }

  /** Whether there would be room if specializations were retired. */
  synchronized boolean canMakeRoom() {
    Share all = total();
    return maxSpecializations > 0 && all.bytes - all.unloadableBytes < maxBytes;
  }

  /** The sites that have specializations. */
  synchronized List<S> holders() {
    List<S> holders = new ArrayList<>();
    for (Map.Entry<S, Share> entry : shares.entrySet()) {
      if (entry.getValue().specializations > 0) {
        holders.add(entry.getKey());
      }
    }
    return holders;
  }

  private Share total() {
    Share all = new Share();
    for (Share share : shares.values()) {
      all.specializations += share.specializations;
      all.bytes += share.bytes;
      all.unloadableBytes += share.unloadableBytes;
    }
    return all;
  }

  private Share of(S site) {
    return shares.computeIfAbsent(site, key -> new Share());
  }
}
