package dev.monomorph.it.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntBinaryOperator;

/** Methods to be explained, of a class that leaves a file behind when it is initialized. */
public class Explained {
  static {
    leaveTrace("Explained");
  }

  /** An operator, whose class leaves a file too. */
  public static final class Add implements IntBinaryOperator {
    static {
      leaveTrace("Add");
    }

    @Override
    public int applyAsInt(int left, int right) {
      return left + right;
    }
  }

  /** A type that is taken away from the class path. */
  public static class Missing {
    int missing() {
      return 1;
    }
  }

  /** A class that cannot be loaded without it. */
  public static class Orphan extends Missing {
    static int orphaned(Object o) {
      return o.hashCode();
    }
  }

  /** Initializes the classes. */
  public static void main(String[] arguments) {
    System.out.println(fold(new int[] {1, 2}, new Add()));
  }

  private static void leaveTrace(String of) {
    try {
      Files.createFile(Path.of(of + ".initialized"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int fold(int[] values, IntBinaryOperator op) {
    int result = 0;
    for (int value : values) {
      result = op.applyAsInt(result, value); // the call
    }
    return log(op, result); // handed on
  }

  private static int log(Object what, int result) {
    return what instanceof Add ? result : result + what.hashCode();
  }

  static synchronized int locked(Object o) {
    return o.hashCode();
  }

  static int callsLocked(Object o) {
    return locked(o); // locked
  }

  static int folded(List<Integer> numbers, IntBinaryOperator op) {
    int[] sum = new int[1];
    numbers.forEach(each -> sum[0] = op.applyAsInt(sum[0], each)); // in a lambda
    return sum[0];
  }

  static int number(int i) {
    return i;
  }

  static Object nothing(Object o) {
    return o;
  }

  static Object caller(Method method, Object o) throws ReflectiveOperationException {
    return method.invoke(o);
  }

  static int missing(Missing m) {
    return m.missing();
  }

  native int alien(Object o);
}
