package dev.monomorph.stress;

import dev.monomorph.Specialize;
import java.util.function.IntBinaryOperator;

/** Loaded anew for every round of a test: a target with more kinds of arguments than keys. */
public final class Crowded implements IntBinaryOperator {
  /** As many classes of objects as a site has keys; their texts have one character. */
  private static final Object[] VALUES = {1, 2L, "3"};

  /** The number of the call that gives {@link #VALUES} to the target, so that its site is full. */
  static final int FILL = 0;

  /** The numbers of the other calls. */
  static final int FIRST = 1;

  static final int LAST = 4;

  /** What is added where a call came through the target's own site. */
  static final int UNSPLIT = 1 << 20;

  /** Makes a call: gives {@code x} and 1, and if the text was asked for in the target, more. */
  @Override
  public int applyAsInt(int call, int x) {
    Traced traced = new Traced();
    int result =
        switch (call) {
          case FILL -> fill(x);
          case 1 -> Caller.one(traced, x);
          case 2 -> Caller.two(traced, x);
          case 3 -> Other.three(traced, x);
          default -> four(traced, x);
        };
    return traced.unsplit ? result + UNSPLIT : result;
  }

  private static int fill(int x) {
    int result = 0;
    for (Object value : VALUES) {
      result = length(value, x);
    }
    return result;
  }

  /** A call in the target's own class. */
  private static int four(Object value, int x) {
    return length(value, x);
  }

  @Specialize
  static int length(Object value, int x) {
    return value.toString().length() + x;
  }

  /** Two calls in one class. */
  private static final class Caller {
    static int one(Object value, int x) {
      return length(value, x);
    }

    static int two(Object value, int x) {
      return length(value, x);
    }
  }

  private static final class Other {
    static int three(Object value, int x) {
      return length(value, x);
    }
  }

  /** Sees whether the target's own frame, which has the site, is among its callers. */
  private static final class Traced {
    boolean unsplit;

    @Override
    public String toString() {
      unsplit =
          StackWalker.getInstance()
              .walk(
                  frames ->
                      frames.anyMatch(
                          frame ->
                              frame.getMethodName().equals("length")
                                  && frame.getClassName().equals(Crowded.class.getName())));
      return "t";
    }
  }
}
