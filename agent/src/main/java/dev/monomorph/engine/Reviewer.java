package dev.monomorph.engine;

import dev.monomorph.runtime.SpecializingCallSite;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Consumer;

/**
 * Has sites looked at again after a while: what came with ever new objects at first may have become
 * one constant object, which a specialization by class does not notice.
 *
 * <p>Three times for each site, and ever later, so that the work is bounded. Holds no site.
 */
final class Reviewer {
  /** Milliseconds from a specialization to each review. */
  private static final long[] DELAYS = {1_000, 4_000, 16_000};

  private final Later later;
  private final Map<SpecializingCallSite, Integer> reviews = new WeakHashMap<>();

  Reviewer(Later later) {
    this.later = later;
  }

  /** Has {@code review} look at the site later, if it has not been looked at often enough. */
  synchronized void schedule(SpecializingCallSite site, Consumer<SpecializingCallSite> review) {
    int done = reviews.merge(site, 1, Integer::sum);
    if (done <= DELAYS.length) {
      later.in(DELAYS[done - 1], site, review);
    }
  }
}
