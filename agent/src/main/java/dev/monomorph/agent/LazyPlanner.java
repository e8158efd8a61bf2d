package dev.monomorph.agent;

import dev.monomorph.runtime.AgentThread;
import dev.monomorph.weave.Planner;
import dev.monomorph.weave.WeavePlan;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Has the rest of the agent made when the first target turns up, or beside the application's own
 * start where targets are known to be coming.
 *
 * <p>Who needs it while it is being made waits. The application may hold locks then, and what is
 * being made may need one of them, that of {@code System.err} to log something, say: so nobody
 * waits without end.
 */
final class LazyPlanner implements Planner {
  /** Far more than the 0.2 s that it takes. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Supplier<Planner> start;
  private final Duration patience;
  private final ReentrantLock starting = new ReentrantLock();
  private volatile Planner planner;
  private volatile boolean stopped;

  /**
   * @param start makes it
   */
  LazyPlanner(Supplier<Planner> start) {
    this(start, PATIENCE);
  }

  LazyPlanner(Supplier<Planner> start, Duration patience) {
    this.start = start;
    this.patience = patience;
  }

  @Override
  public WeavePlan plan(ClassLoader loader, byte[] classFile, Class<?> loaded) {
    Planner ready = planner;
    if (ready == null) {
      ready = start();
    }
    return ready == null ? WeavePlan.NOTHING : ready.plan(loader, classFile, loaded);
  }

  @Override
  public boolean isChanged(ClassLoader loader, String name) {
    Planner ready = planner;
    return ready != null && ready.isChanged(loader, name);
  }

  @Override
  public void redefined(Class<?> loaded, byte[] classFile) {
    Planner ready = planner;
    if (ready != null) {
      ready.redefined(loaded, classFile);
    }
  }

  /**
   * Begins to make it on a thread beside the application.
   *
   * @param wanted whether targets are coming; asked on that thread
   */
  void startBeside(BooleanSupplier wanted) {
    AgentThread.newDaemon("monomorph-start", () -> startIf(wanted)).start();
  }

  /** Makes nothing from now on, where nothing was made until now; lets a start come to its end. */
  void stop() {
    stopped = true;
    if (awaitTurn()) {
      starting.unlock();
    }
  }

  private void startIf(BooleanSupplier wanted) {
    try {
      if (wanted.getAsBoolean()) {
        start();
      }
    } catch (RuntimeException | LinkageError failure) {
      Log.debug("starting beside the application failed, the first target tries again: " + failure);
    }
  }

  private Planner start() {
    if (!awaitTurn()) {
      throw new IllegalStateException(
          "the agent was not ready after "
              + patience.toMillis()
              + " ms: does its start wait for a lock that this thread holds?");
    }
    try {
      if (planner == null && !stopped) {
        planner = start.get();
      }
      return planner;
    } finally {
      starting.unlock();
    }
  }

  private boolean awaitTurn() {
    boolean interrupted = false;
    long end = System.nanoTime() + patience.toNanos();
    try {
      while (true) {
        try {
          return starting.tryLock(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          // Meant for the application, which is told when its class is there.
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
