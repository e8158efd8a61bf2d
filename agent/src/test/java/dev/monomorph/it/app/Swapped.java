package dev.monomorph.it.app;

import dev.monomorph.Specialize;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntSupplier;

/** Has the classes of a target and of a callee replaced while both run. */
public final class Swapped {
  private static final int CALLS = 200;
  private static final int THREADS = 3;

  private Swapped() {}

  /** What a copied callee belongs to. */
  interface Step {
    /** The next number. */
    int next(int value);
  }

  static final class Callee implements Step {
    @Override
    public int next(int value) {
      return value + 61;
    }
  }

  static final class Other implements Step {
    @Override
    public int next(int value) {
      return -value;
    }
  }

  static final class Target {
    private Target() {}

    @Specialize
    static int run(Step step) {
      return step.next(67);
    }
  }

  /** A target that stays, with a callee that is replaced. */
  @Specialize
  static int call(Step step) {
    return step.next(1000);
  }

  /** Prints what is computed after each replacement; the old code must not run any more. */
  public static void main(String[] args) throws Exception {
    Step step = new Callee();
    Step other = new Other();
    IntSupplier both = () -> call(step) * 10_000 + Target.run(step) + call(other);
    print(both);
    underWay(both, Swapped::refused);
    for (int fresh = 62; fresh <= 66; fresh++) {
      int constant = fresh;
      underWay(both, () -> HotSwap.replace(Callee.class, 61, constant));
      print(both);
    }
    for (int fresh = 68; fresh <= 72; fresh++) {
      int constant = fresh;
      underWay(both, () -> HotSwap.replace(Target.class, 67, constant));
      print(both);
    }
    underWay(both, () -> HotSwap.replace(Target.class, 67, 67));
    print(both);
  }

  /** What IDEs try, and the JVM turns down: a class with other methods. */
  private static void refused() throws Exception {
    try {
      HotSwap.rename(Target.class, "run", "ran");
    } catch (UnsupportedOperationException e) {
      System.out.println("refused");
    }
  }

  private interface Action {
    void run() throws Exception;
  }

  /** Runs the action while other threads are calling. */
  private static void underWay(IntSupplier calls, Action action) throws Exception {
    CountDownLatch running = new CountDownLatch(THREADS);
    Thread[] threads = new Thread[THREADS];
    boolean[] stop = new boolean[1];
    for (int i = 0; i < THREADS; i++) {
      threads[i] = new Thread(() -> callUntil(stop, running, calls));
      threads[i].start();
    }
    running.await();
    action.run();
    print(calls);
    synchronized (stop) {
      stop[0] = true;
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void callUntil(boolean[] stop, CountDownLatch running, IntSupplier calls) {
    boolean stopped = false;
    while (!stopped) {
      int unused = calls.getAsInt();
      running.countDown();
      synchronized (stop) {
        stopped = stop[0];
      }
    }
  }

  /** All calls from now on give the same. */
  private static void print(IntSupplier calls) {
    int first = calls.getAsInt();
    for (int i = 0; i < CALLS; i++) {
      int next = calls.getAsInt();
      if (next != first) {
        System.out.println("call " + i + ": " + next + " and not " + first);
      }
    }
    System.out.println(first);
  }
}
