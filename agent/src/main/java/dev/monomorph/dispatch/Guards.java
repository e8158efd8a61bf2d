package dev.monomorph.dispatch;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.Reference;
import java.util.Objects;

/** The tests that chains of handles are made of; null is an object of no class. */
final class Guards {
  private static final MethodHandle REFERS_TO =
      find("refersTo", boolean.class, Reference.class, Object.class);
  private static final MethodHandle IS_EXACTLY =
      find("isExactly", boolean.class, Class.class, Object.class);
  private static final MethodHandle COUNT = find("count", void.class, long[].class);

  private Guards() {}

  /*
   * Each call makes a handle of its own: a handle remembers, strongly, what asType made of it last,
   * and one that all sites shared would keep a class of some application alive.
   */

  /** Whether an object is null. Of the JDK's classes only: it stays when the agent goes. */
  static MethodHandle isNull() {
    return Handles.ofStatic(
        MethodHandles.publicLookup().in(Objects.class),
        "isNull",
        MethodType.methodType(boolean.class, Object.class));
  }

  /** Whether an object is the one that a reference refers to. */
  static MethodHandle isReferentOf(Reference<Object> expected) {
    return REFERS_TO.bindTo(expected);
  }

  /** Whether an object is of exactly that class. */
  static MethodHandle isExactly(Class<?> expected) {
    return IS_EXACTLY.bindTo(expected);
  }

  /** Counts in the first element of an array. */
  static MethodHandle countingIn(long[] cell) {
    return COUNT.bindTo(cell);
  }

  /** Null is what a reference refers to once its object is gone. */
  static boolean refersTo(Reference<Object> expected, Object object) {
    return object != null && expected.refersTo(object);
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
