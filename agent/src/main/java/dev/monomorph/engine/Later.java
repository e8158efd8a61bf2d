package dev.monomorph.engine;

import dev.monomorph.runtime.AgentThread;
import java.lang.ref.WeakReference;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Does things after a while, one at a time, on a daemon thread that ends when nothing is left to
 * do. Holds nothing of the application's meanwhile.
 */
final class Later {
  /** Seconds after which the thread ends if there is nothing to do. */
  private static final long KEEP_ALIVE_SECONDS = 16;

  private final ScheduledThreadPoolExecutor executor;

  Later() {
    executor =
        new ScheduledThreadPoolExecutor(
            1, work -> AgentThread.newDaemon("monomorph-reviewer", work));
    executor.setKeepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
    executor.allowCoreThreadTimeOut(true);
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    // Who asks while the agent stops is told nothing.
    executor.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
  }

  /** Has {@code work} done, which itself tells what fails in it; not any more after a stop. */
  void in(long milliseconds, Runnable work) {
    if (!executor.isShutdown()) {
      // Nobody waits for its end.
      Future<?> unused = executor.schedule(work, milliseconds, TimeUnit.MILLISECONDS);
    }
  }

  /** Does nothing any more. */
  void stop() {
    executor.shutdown();
  }

  /** Has {@code work} done with {@code subject}, if that is still there then. */
  <T> void in(long milliseconds, T subject, Consumer<T> work) {
    WeakReference<T> reference = new WeakReference<>(subject);
    in(
        milliseconds,
        () -> {
          T alive = reference.get();
          if (alive != null) {
            work.accept(alive);
          }
        });
  }
}
