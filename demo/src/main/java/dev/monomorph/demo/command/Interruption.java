package dev.monomorph.demo.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets Ctrl-C, or another signal that ends the JVM, end a command early but in order.
 *
 * <p>The JVM waits, for a bounded time, until the command has closed this; it then ends with the
 * signal's exit code, whatever the command returns.
 */
final class Interruption implements AutoCloseable {
  private static final long SECONDS_TO_CLOSE = 20;

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook = new Thread(this::holdExit, "interruption");
  private volatile boolean requested;

  private Interruption() {}

  /** Starts to watch. */
  static Interruption watch() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** Whether the command should come to its end; once true it stays true. */
  boolean requested() {
    return requested;
  }

  @Override
  public void close() {
    closed.countDown();
    if (!requested) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The JVM ends already, and does not wait for this command any longer.
        requested = true;
      }
    }
  }

  private void holdExit() {
    requested = true;
    try {
      closed.await(SECONDS_TO_CLOSE, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
