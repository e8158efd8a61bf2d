package dev.monomorph.dispatch;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** The tests that chains of handles are made of; null is an object of no class. */
final class Guards {
  /** Whether an object is null. */
  static final MethodHandle IS_NULL = find("isNull", boolean.class, Object.class);

  /** Whether an object is a given one. */
  static final MethodHandle IS_SAME = find("isSame", boolean.class, Object.class, Object.class);

  /** Whether an object is of exactly a given class. */
  static final MethodHandle IS_EXACTLY =
      find("isExactly", boolean.class, Class.class, Object.class);

  /** Counts in the first element of an array. */
  static final MethodHandle COUNT = find("count", void.class, long[].class);

  private Guards() {}

  static boolean isNull(Object object) {
    return object == null;
  }

  @SuppressWarnings("ReferenceEquality") // the very object is meant
  static boolean isSame(Object expected, Object object) {
    return expected == object;
  }

  static boolean isExactly(Class<?> expected, Object object) {
    return object != null && object.getClass() == expected;
  }

  static void count(long[] cell) {
    cell[0]++;
  }

  private static MethodHandle find(String name, Class<?> result, Class<?>... parameters) {
    return Handles.ofStatic(
        MethodHandles.lookup(), name, MethodType.methodType(result, parameters));
  }
}
