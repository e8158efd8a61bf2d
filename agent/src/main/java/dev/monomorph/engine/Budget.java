package dev.monomorph.engine;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  /** Kept until their sites are known to be gone, so that they are told of. */
  private final Set<Share> kept = new HashSet<>();

  private final ReferenceQueue<Object> gone = new ReferenceQueue<>();
  private long specializations;
  private long bytes;
  private long unloadableBytes;

  /** What one site has taken. */
  private static final class Share extends WeakReference<Object> {
    long specializations;
    long bytes;
    long unloadableBytes;

    Share(Object site, ReferenceQueue<Object> gone) {
      super(site, gone);
    }
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
    count(site, 1, 0, 0);
    return true;
  }

  /** Gives back what {@link #take} took: there is no specialization after all. */
  synchronized void giveBack(S site) {
    count(site, -1, 0, 0);
  }

  /**
   * Counts the bytes of a specialization.
   *
   * @param unloadable those of them that are free again when it is retired
   */
  synchronized void addBytes(S site, int bytes, int unloadable) {
    count(site, 0, bytes, unloadable);
  }

  /**
   * Gives a specialization's place back.
   *
   * @param unloadable those of its bytes that are free again
   */
  synchronized void retire(S site, int unloadable) {
    count(site, -1, -unloadable, -unloadable);
  }

  /** Whether another specialization may be made. */
  synchronized boolean hasRoom() {
    forgetGone();
    return specializations < maxSpecializations && bytes < maxBytes;
  }

  /** Whether at least half of everything is left. */
  synchronized boolean isHalfFree() {
    forgetGone();
    return specializations < maxSpecializations / 2 && bytes < maxBytes / 2;
  }

  /** Whether there would be room if specializations were retired. */
  synchronized boolean canMakeRoom() {
    forgetGone();
    return maxSpecializations > 0 && bytes - unloadableBytes < maxBytes;
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

  private void count(S site, int more, int moreBytes, int moreUnloadable) {
    Share share = shares.computeIfAbsent(site, this::newShare);
    share.specializations += more;
    share.bytes += moreBytes;
    share.unloadableBytes += moreUnloadable;
    specializations += more;
    bytes += moreBytes;
    unloadableBytes += moreUnloadable;
  }

  private Share newShare(S site) {
    Share share = new Share(site, gone);
    kept.add(share);
    return share;
  }

  private void forgetGone() {
    for (Reference<?> each = gone.poll(); each != null; each = gone.poll()) {
      Share share = (Share) each;
      kept.remove(share);
      specializations -= share.specializations;
      bytes -= share.bytes;
      unloadableBytes -= share.unloadableBytes;
    }
  }
}
