package dev.monomorph.engine;

import dev.monomorph.runtime.AgentThread;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * One daemon thread and a bounded queue. A full queue drops what it is given; it blocks no caller.
 */
final class CompileQueue {
  /** Requests that may wait. */
  static final int CAPACITY = 256;

  /** Seconds after which the thread ends if there is nothing to do. */
  private static final long KEEP_ALIVE_SECONDS = 10;

  /** Seconds that a task may go on after the end. */
  private static final long STOP_SECONDS = 5;

  private final ThreadPoolExecutor executor;

  CompileQueue() {
    executor =
        new ThreadPoolExecutor(
            1,
            1,
            KEEP_ALIVE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(CAPACITY),
            work -> AgentThread.newDaemon("monomorph-specializer", work),
            (task, pool) -> {
              throw new QueueFullException();
            });
    executor.allowCoreThreadTimeOut(true);
  }

  /** Queues a task; false if the queue was full. */
  boolean offer(Runnable task) {
    try {
      executor.execute(task);
      return true;
    } catch (QueueFullException e) {
      return false;
    }
  }

  /**
   * Drops what waits and takes nothing more; waits for the task at work, but not for ever. No
   * thread is interrupted: that could close what a loader of the application is reading.
   */
  void stop() {
    executor.shutdown();
    executor.getQueue().clear();
    try {
      boolean unused = executor.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class QueueFullException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    QueueFullException() {
      super("queue full", null, false, false);
    }
  }
}
