package dev.monomorph.stress;

import dev.monomorph.Specialize;
import java.util.function.IntBinaryOperator;

/** Loaded anew for every round of a test: a target that has never been called. */
public final class Kernel implements IntBinaryOperator {
  private final Step[] steps = {new Add(), new Negate(), new Twice(), new Copied()};

  /** What the target is called with. */
  interface Step {
    /** The next number. */
    int next(int x);
  }

  /** Calls the target with the step of a number. */
  @Override
  public int applyAsInt(int step, int x) {
    return run(steps[step], x);
  }

  /** The number 100 is replaced. */
  @Specialize
  private static int run(Step step, int x) {
    return step.next(x) + 100;
  }

  /** The number 20 is replaced. */
  static final class Add implements Step {
    @Override
    public int next(int x) {
      return x + 20;
    }
  }

  static final class Negate implements Step {
    @Override
    public int next(int x) {
      return -x;
    }
  }

  static final class Twice implements Step {
    @Override
    public int next(int x) {
      return 2 * x;
    }
  }

  /** Gives 1 where a copy of it runs, and not the method itself. */
  static final class Copied implements Step {
    @Override
    public int next(int x) {
      String running = new Throwable().getStackTrace()[0].getClassName();
      return running.equals(Kernel.class.getName() + "$Copied") ? 0 : 1;
    }
  }
}
