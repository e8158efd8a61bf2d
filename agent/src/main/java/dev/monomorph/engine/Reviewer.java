package dev.monomorph.engine;

import dev.monomorph.runtime.AgentThread;
import dev.monomorph.runtime.SpecializingCallSite;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Has sites looked at again after a while: what came with ever new objects at first may have become
 * one constant object, which a specialization by class does not notice.
 *
 * <p>Three times for each site, and ever later, so that the work is bounded. Holds no site.
 */
final class Reviewer {
  /** Seconds from a specialization to each review. */
  private static final long[] DELAYS = {1, 4, 16};

  private final ScheduledThreadPoolExecutor executor;
  private final Map<SpecializingCallSite, Integer> reviews = new WeakHashMap<>();

  Reviewer() {
    executor =
        new ScheduledThreadPoolExecutor(
            1, work -> AgentThread.newDaemon("monomorph-reviewer", work));
    executor.setKeepAliveTime(DELAYS[DELAYS.length - 1], TimeUnit.SECONDS);
    executor.allowCoreThreadTimeOut(true);
  }

  /** Has {@code review} look at the site later, if it has not been looked at often enough. */
  synchronized void schedule(SpecializingCallSite site, Consumer<SpecializingCallSite> review) {
    int done = reviews.merge(site, 1, Integer::sum);
    if (done <= DELAYS.length && !executor.isShutdown()) {
      WeakReference<SpecializingCallSite> reference = new WeakReference<>(site);
      // The review itself tells what fails in it; nobody waits for its end.
      Future<?> unused =
          executor.schedule(() -> review(reference, review), DELAYS[done - 1], TimeUnit.SECONDS);
    }
  }

  /** Reviews no site any more. */
  void stop() {
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    executor.shutdown();
  }

  private static void review(
      WeakReference<SpecializingCallSite> reference, Consumer<SpecializingCallSite> review) {
    SpecializingCallSite site = reference.get();
    if (site != null) {
      review.accept(site);
    }
  }
}
