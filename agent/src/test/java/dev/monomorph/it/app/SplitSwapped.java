package dev.monomorph.it.app;

import dev.monomorph.Specialize;
import java.util.function.IntUnaryOperator;

/** Has a call split, and then the class that makes it replaced. */
public final class SplitSwapped {
  private static final int CALLS = 1000;

  private SplitSwapped() {}

  static final class Target {
    private Target() {}

    @Specialize
    static int run(IntUnaryOperator operator) {
      return operator.applyAsInt(1000);
    }

    /** Its callee is in the class that is replaced. */
    @Specialize
    static int through(IntUnaryOperator operator) {
      return Caller.first(operator);
    }
  }

  /** Has no target. The number 41 is replaced. */
  static final class Caller {
    private Caller() {}

    static int first(IntUnaryOperator operator) {
      return Target.run(operator) + 41;
    }

    static int second(IntUnaryOperator operator) {
      return Target.run(operator);
    }
  }

  /**
   * Prints what is computed after each step.
   *
   * @param arguments {@code detach} to detach the agent in the end
   */
  public static void main(String[] arguments) throws Exception {
    for (int i = 0; i < CALLS; i++) {
      Caller.first(x -> x);
      Caller.first(x -> x + 1);
      Caller.first(x -> x + 2);
      Thread.sleep(1);
    }
    System.out.println(Caller.first(x -> x));
    HotSwap.replace(Caller.class, 41, 42);
    System.out.println(Caller.first(x -> x));
    for (int i = 0; i < CALLS; i++) {
      Caller.second(x -> x);
      Caller.second(x -> x + 1);
      Caller.second(x -> x + 2);
      Thread.sleep(1);
    }
    System.out.println(Caller.first(x -> x));
    for (int i = 0; i < CALLS; i++) {
      Target.through(x -> x);
    }
    System.out.println(Target.through(x -> x));
    if (arguments.length > 0) {
      HotSwap.detachMonomorph();
    }
    System.out.println(Caller.first(x -> x) + " " + Target.through(x -> x));
  }
}
