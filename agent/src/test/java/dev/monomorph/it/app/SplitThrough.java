package dev.monomorph.it.app;

import dev.monomorph.Specialize;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Targets that call targets: the calls stand in woven classes, and in copies. */
public final class SplitThrough {
  private static final int ROUNDS = 200;
  private static final long DEADLINE_NANOSECONDS = 40_000_000_000L;
  private static final List<Function<Object, Object>> FUNCTIONS =
      List.of(value -> value + "1", value -> value + "2", value -> value + "3");

  private static final Set<Object> RESULTS = new TreeSet<>();

  /** What a copy knows nothing of. */
  private static Function<Object, Object> inner = FUNCTIONS.get(0);

  private SplitThrough() {}

  /**
   * Prints what all calls have returned; then where the target runs when another one calls it.
   *
   * @param args where it runs in the end: {@code "in a copy"} or {@code "through its target"}
   */
  public static void main(String[] args) throws InterruptedException {
    for (int i = 0; i < ROUNDS; i++) {
      for (Function<Object, Object> function : FUNCTIONS) {
        inner = function;
        RESULTS.add(outer(function, "a"));
        RESULTS.add(Caller.call(function));
        RESULTS.add(down(function, 3));
        RESULTS.add(target(function, "direct"));
      }
      Thread.sleep(2);
    }
    System.out.println(RESULTS);
    inner = SplitThrough::place;
    System.out.println(waitFor(args[0]));
  }

  /** Which of the functions the one site of the call has a copy for is a matter of time. */
  private static String waitFor(String place) {
    long start = System.nanoTime();
    while (System.nanoTime() - start < DEADLINE_NANOSECONDS) {
      for (Function<Object, Object> function : FUNCTIONS) {
        if (Caller.call(function).toString().contains(place)) {
          return place;
        }
      }
    }
    return "not " + place;
  }

  /** Calls another target, with what its callers know and with what they do not. */
  @Specialize
  static Object outer(Function<Object, Object> function, Object value) {
    return target(function, value) + " " + target(inner, "inner");
  }

  @Specialize
  static Object target(Function<Object, Object> function, Object value) {
    return function.apply(value);
  }

  /** Calls itself. */
  @Specialize
  static Object down(Function<Object, Object> function, int depth) {
    return depth == 0 ? function.apply("down") : down(function, depth - 1) + ".";
  }

  /** Where the calling target runs. */
  private static Object place(Object value) {
    String own = SplitThrough.class.getName();
    boolean inTarget =
        StackWalker.getInstance()
            .walk(
                frames ->
                    frames
                        .filter(frame -> frame.getMethodName().equals("target"))
                        .anyMatch(frame -> frame.getClassName().equals(own)));
    return inTarget ? "through its target" : "in a copy";
  }

  /** Calls at places of their own, in a class without targets. */
  private static final class Caller {
    static Object call(Function<Object, Object> function) {
      return outer(function, "called") + "" + down(function, 2);
    }
  }
}
