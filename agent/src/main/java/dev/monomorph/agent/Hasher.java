package dev.monomorph.agent;

import dev.monomorph.runtime.AgentThread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Does on one daemon thread, when the application's start is over, what can wait until then: in a
 * JVM that has just started the interpreter takes a millisecond to hash a class file, and the
 * application's own threads need the processors. The thread ends when nothing is left to do.
 */
final class Hasher implements Executor {
  private final Duration rest;
  private final int most;
  private List<Runnable> waiting = new ArrayList<>();
  private Thread thread;
  private boolean stopped;

  /**
   * @param rest how long work waits at least, and the thread for more work
   * @param most how many pieces of work may wait before the thread begins
   */
  Hasher(Duration rest, int most) {
    this.rest = rest;
    this.most = most;
  }

  @Override
  public synchronized void execute(Runnable work) {
    if (stopped) {
      return;
    }
    waiting.add(work);
    if (thread == null) {
      thread = AgentThread.newDaemon("monomorph-hasher", this::run);
      thread.start();
    } else if (waiting.size() == most) {
      notifyAll();
    }
  }

  /** Does nothing any more: what waits is left undone. */
  synchronized void stop() {
    stopped = true;
    waiting.clear();
    notifyAll();
  }

  private void run() {
    try {
      for (List<Runnable> work = next(); !work.isEmpty(); work = next()) {
        work.forEach(Runnable::run);
      }
    } catch (InterruptedException e) {
      // Nobody interrupts it; what is left is done by those who ask for it.
      stop();
    }
  }

  /** What has waited long enough, or too much of it; nothing is the thread's end. */
  private synchronized List<Runnable> next() throws InterruptedException {
    long end = System.nanoTime() + rest.toNanos();
    long left = rest.toMillis();
    while (left > 0 && waiting.size() < most && !stopped) {
      wait(left);
      left = Duration.ofNanos(end - System.nanoTime()).toMillis();
    }
    List<Runnable> work = waiting;
    waiting = new ArrayList<>();
    if (work.isEmpty()) {
      thread = null;
    }
    return work;
  }
}
