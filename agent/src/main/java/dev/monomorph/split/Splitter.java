package dev.monomorph.split;

import dev.monomorph.inspect.Journal;
import dev.monomorph.runtime.AgentThread;
import dev.monomorph.runtime.MissSampling;
import dev.monomorph.runtime.SpecializingCallSite;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/**
 * Finds the callers that miss at sites, and collects them for a {@link CallSplitter}.
 *
 * <p>The missing thread only looks at its stack; all else happens on one thread of the agent's, a
 * batch at a time, since each retransformation stops the program.
 */
public final class Splitter {
  /** From the first request of a batch to its work. */
  static final long BATCH_MILLISECONDS = 50;

  /** Calls of one batch; what is beyond makes the next. */
  static final int MAX_BATCH = 4096;

  private static final long KEEP_ALIVE_SECONDS = 10;

  /** Seconds that a batch may go on after the end. */
  private static final long STOP_SECONDS = 5;

  private final CallSplitter calls;
  private final Journal journal;
  private final int misses;
  private final Predicate<SpecializingCallSite> splittable;
  private final ConcurrentLinkedQueue<SplitRequest> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean scheduled = new AtomicBoolean();
  private final ScheduledThreadPoolExecutor executor;

  /**
   * @param calls does the work
   * @param when how many misses of a call it takes
   * @param splittable whether calls of a site's target can be split
   * @param journal is told of what fails
   */
  public Splitter(
      CallSplitter calls,
      SplitWhen when,
      Predicate<SpecializingCallSite> splittable,
      Journal journal) {
    this.calls = calls;
    this.misses = when.misses();
    this.splittable = splittable;
    this.journal = journal;
    executor =
        new ScheduledThreadPoolExecutor(
            1, work -> AgentThread.newDaemon("monomorph-splitter", work));
    executor.setKeepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
    executor.allowCoreThreadTimeOut(true);
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    // Who asks while the agent stops is told nothing.
    executor.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
  }

  /**
   * Looks, perhaps, at who called the target that the current thread is in, whose site has missed.
   *
   * @return whether that was the last look: nothing is to be found any more
   */
  public boolean missed(SpecializingCallSite site) {
    MissSampling sampling = site.misses();
    return sampling.takes() && sampling.looked(look(site));
  }

  /** Splits no more; waits for the batch at work, but not for ever. */
  public void stop() {
    executor.shutdown();
    try {
      boolean unused = executor.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes from all classes what was counted of their calls. */
  public static void forgetCounts() {
    CallerCounts.removeAll();
  }

  private boolean look(SpecializingCallSite site) {
    Caller caller = CallerFrames.callerOf(site.lookup().lookupClass(), site.target());
    if (caller == null) {
      return false;
    }
    int count = CallerCounts.count(caller, site.target());
    if (count == misses && splittable.test(site)) {
      waiting.add(SplitRequest.of(caller, site));
      schedule();
    }
    return count <= misses;
  }

  private void schedule() {
    if (scheduled.compareAndSet(false, true)) {
      try {
        // The work itself tells what fails in it; nobody waits for its end.
        Future<?> unused = executor.schedule(this::work, BATCH_MILLISECONDS, TimeUnit.MILLISECONDS);
      } catch (StackOverflowError | OutOfMemoryError e) {
        // No room for the thread now; the next request finds this one waiting.
        scheduled.set(false);
      }
    }
  }

  private void work() {
    scheduled.set(false);
    List<SplitRequest> batch = new ArrayList<>();
    SplitRequest request = waiting.poll();
    while (request != null) {
      batch.add(request);
      request = batch.size() < MAX_BATCH ? waiting.poll() : null;
    }
    if (!waiting.isEmpty()) {
      schedule();
    }
    try {
      calls.split(batch);
    } catch (Throwable failure) {
      journal.failed("splitting of " + batch.size() + " calls", failure);
    }
  }
}
