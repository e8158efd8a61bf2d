package dev.monomorph.it.app;

import java.lang.ref.WeakReference;

/** Waits until class loaders are unloaded. */
public final class Unloading {
  /** After so many milliseconds something holds the loader for good. */
  private static final long DEADLINE_MILLIS = 8_000;

  private static final long PAUSE_MILLIS = 20;

  private Unloading() {}

  /** Says whether nothing holds the object any more. */
  public static String of(WeakReference<?> reference) throws InterruptedException {
    long deadline = System.currentTimeMillis() + DEADLINE_MILLIS;
    while (!reference.refersTo(null) && System.currentTimeMillis() < deadline) {
      System.gc();
      Thread.sleep(PAUSE_MILLIS);
    }
    return reference.refersTo(null) ? "unloaded" : "still there";
  }
}
