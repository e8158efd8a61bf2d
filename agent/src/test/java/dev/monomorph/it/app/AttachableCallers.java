package dev.monomorph.it.app;

import java.time.Duration;

/** Two calls of one target, each with a function of its own. */
final class AttachableCallers {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final int CALLS = 10;

  private AttachableCallers() {}

  static String first() {
    return Attachable.asked(() -> "first, " + frame());
  }

  static String second() {
    return Attachable.asked(() -> "second, " + frame());
  }

  /** A split call has a frame of the copy, and none of the target itself. */
  private static String frame() {
    String target = Attachable.class.getName();
    boolean own =
        StackWalker.getInstance()
            .walk(frames -> frames.anyMatch(frame -> frame.getClassName().equals(target)));
    return own ? "in its target" : "in a copy";
  }

  /** Calls until the second call, for whose function the target's site has no room, is split. */
  static void waitUntilSplit() {
    for (int i = 0; i < CALLS; i++) {
      first();
    }
    long start = System.nanoTime();
    while (second().endsWith("in its target")) {
      if (System.nanoTime() - start > DEADLINE.toNanos()) {
        throw new IllegalStateException("not split after " + DEADLINE);
      }
    }
    System.out.println(second());
  }
}
