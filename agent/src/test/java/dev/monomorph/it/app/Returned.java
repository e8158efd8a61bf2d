package dev.monomorph.it.app;

import dev.monomorph.Specialize;
import java.util.function.IntUnaryOperator;

/** Has the class of a target replaced, and the agent detached, with or without a call between. */
public final class Returned {
  private Returned() {}

  static final class Target {
    private Target() {}

    @Specialize
    static int run(IntUnaryOperator operator) {
      return operator.applyAsInt(61);
    }
  }

  /**
   * Prints what the target gives after each step.
   *
   * @param arguments {@code called} to call the new code before the agent goes
   */
  public static void main(String[] arguments) throws Exception {
    IntUnaryOperator same = x -> x;
    System.out.println(Target.run(same));
    HotSwap.replace(Target.class, 61, 70);
    if (arguments[0].equals("called")) {
      System.out.println(Target.run(same));
    }
    HotSwap.detachMonomorph();
    System.out.println(Target.run(same));
  }
}
