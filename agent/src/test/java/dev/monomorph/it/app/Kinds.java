package dev.monomorph.it.app;

import dev.monomorph.Specialize;
import java.nio.CharBuffer;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Targets of every kind of method and class. */
public final class Kinds {
  private final Object lock = "instance";

  private Kinds() {}

  /** An interface with targets of all three kinds. */
  interface Shape {
    String name();

    @Specialize
    default String describe(Object prefix) {
      return prefix.toString() + name() + suffix("!");
    }

    @Specialize
    private String suffix(Object mark) {
      return mark.toString();
    }

    @Specialize
    static String join(List<?> parts) {
      return parts.stream().map(Object::toString).collect(Collectors.joining("+"));
    }
  }

  record Circle(String name) implements Shape {}

  enum Square implements Shape {
    SMALL,
    LARGE
  }

  /** A record with a target of its own. */
  record Pair(Object left, Object right) {
    @Specialize
    String show(Function<Object, String> format) {
      return format.apply(left) + "|" + format.apply(right);
    }
  }

  /** An enum with a target that its constants override in part. */
  enum Operation {
    UPPER,
    REVERSE {
      @Override
      String apply(CharSequence text) {
        return new StringBuilder(text).reverse().toString();
      }
    };

    @Specialize
    String apply(CharSequence text) {
      return text.toString().toUpperCase(java.util.Locale.ROOT);
    }
  }

  /** Runs everything twice, so that the second time runs what the first time made. */
  public static void main(String[] args) {
    for (int i = 0; i < 2; i++) {
      for (Shape shape : List.of(new Circle("circle"), Square.SMALL, Square.LARGE)) {
        System.out.println(shape.describe("a ") + shape.describe(List.of("the ")));
      }
      System.out.println(Shape.join(List.of(1, "two", 3.0)));
      System.out.println(new Pair("left", null).show(value -> "<" + value + ">"));
      for (Operation operation : Operation.values()) {
        System.out.println(operation.apply("text") + operation.apply(CharBuffer.wrap("more")));
      }
      Kinds kinds = new Kinds();
      System.out.println(kinds.held(kinds) + held(Kinds.class, "static") + kinds.primitives(1));
      System.out.println(depth(List.of(List.of(), List.of(List.of(1), 2))) + " " + fibonacci(15L));
      System.out.println(all("of", 1, '2', 3L) + all("none"));
      System.out.println(new Kinds().new Inner().sum(() -> 20) + local());
    }
  }

  @Specialize
  private synchronized String held(Object self) {
    return self.toString().substring(0, 0) + lock + Thread.holdsLock(this);
  }

  @Specialize
  static synchronized String held(Class<?> self, CharSequence text) {
    return text.length() + " " + Thread.holdsLock(self);
  }

  @Specialize
  private int primitives(Number number) {
    return mix(true, (byte) 1, 'c', (short) 2, 3, 4L, 5f, 6d, number, new long[] {7});
  }

  @Specialize
  static int mix(
      boolean a, byte b, char c, short d, int e, long f, float g, double h, Number i, long[] j) {
    return (int) ((a ? 1 : 0) + b + c + d + e + f + g + h + i.intValue() + j[0]);
  }

  @Specialize
  static int depth(Object tree) {
    if (!(tree instanceof List<?> branches)) {
      return 0;
    }
    int deepest = 0;
    for (Object branch : branches) {
      deepest = Math.max(deepest, depth(branch));
    }
    return deepest + 1;
  }

  @Specialize
  static long fibonacci(Number n) {
    long value = n.longValue();
    return value < 2 ? value : fibonacci(value - 1) + fibonacci((Number) (int) (value - 2));
  }

  @Specialize
  static String all(CharSequence first, Object... more) {
    return Stream.of(more).map(Object::toString).collect(Collectors.joining(",", first, ";"));
  }

  /** An inner class that uses what its outer object keeps private. */
  final class Inner {
    private int sum = 1;

    @Specialize
    int sum(Supplier<Integer> more) {
      sum += more.get();
      return sum + lock.hashCode() - "instance".hashCode();
    }
  }

  private static String local() {
    class Local {
      private int calls;

      @Specialize
      private String call(Runnable work) {
        work.run();
        return "local" + ++calls;
      }
    }
    Local local = new Local();
    return local.call(() -> local.calls++);
  }
}
