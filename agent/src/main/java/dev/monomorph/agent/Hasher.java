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
  private volatile boolean stopped;

  /**
   * @param rest how long the thread waits for more work before it does what is there
   * @param most how many pieces of work may wait before the thread begins; of twice as many, and
   *     more, each is done by who brings it
   */
  Hasher(Duration rest, int most) {
    this.rest = rest;
    this.most = most;
  }

  @Override
  public void execute(Runnable work) {
    if (!accept(work)) {
      work.run();
    }
  }

  private synchronized boolean accept(Runnable work) {
    if (stopped) {
      return true;
    }
    if (waiting.size() >= 2 * most) {
      return false;
    }
    waiting.add(work);
    if (thread == null) {
      Thread begun = AgentThread.newDaemon("monomorph-hasher", this::run);
      begun.start();
      thread = begun;
    } else if (waiting.size() >= most) {
      notifyAll();
    }
    return true;
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
        work.forEach(this::doNow);
      }
    } catch (InterruptedException e) {
      // Nobody interrupts it; the next work begins another thread.
      end();
    }
  }

  private void doNow(Runnable work) {
    try {
      if (!stopped) {
        work.run();
      }
    } catch (OutOfMemoryError e) {
      // Who asks for it tries again.
      return;
    }
  }

  private synchronized void end() {
    thread = null;
  }

  /** What is there after a rest, or when it is too much; nothing is the thread's end. */
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
      end();
    }
    return work;
  }
}
