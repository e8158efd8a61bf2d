package dev.monomorph.it.app;

import dev.monomorph.Specialize;
import java.util.List;
import java.util.function.ToIntFunction;

/** Has a call split, and then the target changed by another agent. */
public final class SplitPatched {
  private static final long DEADLINE_NANOSECONDS = 40_000_000_000L;

  private SplitPatched() {}

  /** {@link Patch} finds the 60 in its class file. */
  static final class Sixty {
    private Sixty() {}

    @Specialize
    static int run(ToIntFunction<Object> function) {
      return function.applyAsInt("") + 60;
    }
  }

  /** Has the call; it does not run while it is rewritten, so its frames keep their file. */
  static final class Caller {
    private Caller() {}

    static int call(ToIntFunction<Object> function) {
      return Sixty.run(function);
    }
  }

  /** Prints what is computed under each version of the code. */
  public static void main(String[] args) throws Exception {
    long start = System.nanoTime();
    while (hasStub() && System.nanoTime() - start < DEADLINE_NANOSECONDS) {
      results();
      Thread.sleep(2);
    }
    System.out.println(hasStub() + " " + results());
    for (String value : args) {
      Patch.apply(Sixty.class, Byte.parseByte(value));
      System.out.println(results());
    }
  }

  private static List<Integer> results() {
    List<Integer> results = null;
    for (int i = 0; i < 50; i++) {
      results = List.of(Caller.call(o -> 1), Caller.call(o -> 2), Caller.call(o -> 3));
    }
    return results;
  }

  private static boolean hasStub() {
    try {
      throw new AssertionError(Caller.call(SplitPatched::fail));
    } catch (IllegalStateException e) {
      StackTraceElement[] trace = e.getStackTrace();
      int at = 0;
      while (!trace[at].getMethodName().equals("run")) {
        at++;
      }
      return trace[at + 1].getMethodName().equals("run");
    }
  }

  private static int fail(Object object) {
    throw new IllegalStateException(object.toString());
  }
}
