package dev.monomorph.it.app;

import dev.monomorph.Specialize;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Calls that become call sites while classes are being initialized; prints what they return. */
public final class SplitInitializers {
  private static final int ROUNDS = 150;
  private static final List<Function<Object, Object>> FUNCTIONS =
      List.of(value -> value + "1", value -> value + "2", value -> value + "3");

  private SplitInitializers() {}

  /** Runs the initializers, then the same calls again. */
  public static void main(String[] args) throws Exception {
    System.out.println(Calling.RESULTS);
    System.out.println(Own.RESULTS + " " + Own.fromThread.get());
    System.out.println(results(Own::helper) + " " + results(Outside::call));
    System.out.println(results(Own::helper) + " " + results(Outside::call));
  }

  /** All that the calls of the functions have returned, for longer than it takes to split them. */
  static Set<Object> results(Function<Function<Object, Object>, Object> calls) {
    Set<Object> results = new TreeSet<>();
    for (int i = 0; i < ROUNDS; i++) {
      FUNCTIONS.forEach(function -> results.add(calls.apply(function)));
      sleep(2);
    }
    return results;
  }

  private static void sleep(int milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Has the call in its initializer, which runs on as it was. */
  private static final class Calling {
    static final Set<Object> RESULTS = new TreeSet<>();

    static {
      for (int i = 0; i < ROUNDS; i++) {
        for (Function<Object, Object> function : FUNCTIONS) {
          RESULTS.add(Splittable.apply(function, "initializer"));
        }
        sleep(2);
      }
    }
  }

  /** Has a target, and calls it before it is initialized. */
  private static final class Own {
    static final Set<Object> RESULTS;
    static CompletableFuture<Object> fromThread;

    private static String state = "too early";

    static {
      RESULTS = results(Own::helper);
      RESULTS.addAll(results(Outside::call));
      // Whoever calls has to wait, be the call a call site by now.
      fromThread = CompletableFuture.supplyAsync(() -> Outside.call(FUNCTIONS.get(0)));
      sleep(200);
      state = "initialized";
    }

    static Object helper(Function<Object, Object> function) {
      return target(function, "helper");
    }

    @Specialize
    static Object target(Function<Object, Object> function, Object value) {
      return state + " " + function.apply(value);
    }
  }

  /** Calls the target of a class that is being initialized. */
  private static final class Outside {
    static Object call(Function<Object, Object> function) {
      return Own.target(function, "outside");
    }
  }
}
