package dev.monomorph.it.app;

import dev.monomorph.Specialize;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;

/** Has the class of a hot target replaced, again and again, while threads call it. */
public final class Rebuilt {
  private static final int FIRST = 61;
  private static final int ALONE = 25;
  private static final int REDEFINITIONS = 50;
  private static final int THREADS = 4;
  private static final int CALLS = 5_000;

  private static volatile int least = FIRST;
  private static volatile int greatest = FIRST;
  private static volatile boolean stop;

  private Rebuilt() {}

  static final class Same implements IntUnaryOperator {
    @Override
    public int applyAsInt(int value) {
      return value;
    }
  }

  static final class Target {
    private static int calls;

    private Target() {}

    @Specialize
    static int run(IntUnaryOperator operator) {
      calls++; // private: its copies use the nest
      return operator.applyAsInt(61);
    }

    @Specialize
    static synchronized int locked(IntUnaryOperator operator) {
      return operator.applyAsInt(calls > 0 ? 1 : 2);
    }
  }

  /** Prints what went wrong, and how often the class was replaced. */
  public static void main(String[] args) throws Exception {
    IntUnaryOperator same = new Same();
    check(same);
    redefine(1, ALONE, same);
    AtomicInteger wrong = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Thread thread = new Thread(() -> callUntilStopped(same, wrong));
      thread.start();
      threads.add(thread);
    }
    redefine(ALONE + 1, REDEFINITIONS, same);
    stop = true;
    for (Thread thread : threads) {
      thread.join();
    }
    HotSwap.replace(Target.class, FIRST, FIRST);
    least = FIRST;
    check(same);
    System.out.println(REDEFINITIONS + " redefinitions and back, " + wrong + " wrong");
  }

  private static void redefine(int first, int last, IntUnaryOperator same) throws Exception {
    for (int i = first; i <= last; i++) {
      greatest = FIRST + i;
      HotSwap.replace(Target.class, FIRST, FIRST + i);
      least = FIRST + i;
      for (int j = 0; j < CALLS; j++) {
        check(same);
      }
    }
  }

  private static void check(IntUnaryOperator same) {
    int result = Target.run(same);
    if (result != least || Target.locked(same) != 1) {
      throw new IllegalStateException(result + " and not " + least);
    }
  }

  /** Code that was replaced before a call must not run in it. */
  private static void callUntilStopped(IntUnaryOperator same, AtomicInteger wrong) {
    while (!stop) {
      int from = least;
      int result = Target.run(same);
      if (result < from || result > greatest) {
        wrong.incrementAndGet();
      }
    }
  }
}
