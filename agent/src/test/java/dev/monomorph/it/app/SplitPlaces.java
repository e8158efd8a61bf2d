package dev.monomorph.it.app;

import java.util.function.Function;
import java.util.function.Supplier;

/** Calls of one target at places that are not just any method of a class. */
final class SplitPlaces {
  private SplitPlaces() {}

  static void addAll(Splits splits) {
    splits.add("default", new Face() {}, (face, f) -> ((Face) face).call(f), v -> v + "1");
    splits.add("its lambda", new Face() {}, (face, f) -> ((Face) face).lazily(f), v -> v + "2");
    splits.add("interface's", null, (none, f) -> Face.callStatically(f), v -> v + "3");
    splits.add("lambda", null, (none, f) -> lazily(f).get(), v -> v + "4");
    splits.add("nested lambda", null, (none, f) -> nested(f).get().get(), v -> v + "5");
    splits.add("before super", null, (none, f) -> new Early(f).result, v -> v + "6");
    splits.add("before this", null, (none, f) -> new Early(f, 1).result, v -> v + "7");
    splits.add("branch before super", null, (none, f) -> new Branching(f, 1).result, v -> v + "8");
  }

  private static Supplier<Object> lazily(Function<Object, Object> function) {
    return () -> Splittable.apply(function, "lambda");
  }

  private static Supplier<Supplier<Object>> nested(Function<Object, Object> function) {
    return () -> () -> Splittable.apply(function, "nested");
  }

  /** Calls in an interface. */
  private interface Face {
    default Object call(Function<Object, Object> function) {
      return Splittable.apply(function, "default") + name();
    }

    default Object lazily(Function<Object, Object> function) {
      Supplier<Object> later = () -> Splittable.apply(function, "its lambda") + name();
      return later.get();
    }

    static Object callStatically(Function<Object, Object> function) {
      return Splittable.apply(function, "statically");
    }

    private String name() {
      return " of a face";
    }
  }

  private static class Result {
    final Object result;

    Result(Object result) {
      this.result = result;
    }
  }

  /** Calls while {@code this} is not initialized. */
  private static final class Early extends Result {
    Early(Function<Object, Object> function) {
      super(Splittable.apply(function, "early"));
    }

    Early(Function<Object, Object> function, int more) {
      this(value -> Splittable.apply(function, value) + " and " + more);
    }
  }

  /** Has stack maps with a {@code this} that is not initialized. */
  private static final class Branching extends Result {
    Branching(Function<Object, Object> function, int which) {
      super(which > 0 ? Splittable.apply(function, which) : "none");
    }
  }
}
