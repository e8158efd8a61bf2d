package dev.monomorph.agent;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.runtime.ObjectMethods;

/**
 * Has the JDK's support of records forget the agent's.
 *
 * <p>{@link ObjectMethods} has one method handle each for {@code equals}, {@code hashCode} and
 * {@code toString} of components, and each remembers the type that it was last adapted to: of JDK
 * 17 for ever, of later ones softly. That type would keep the agent's loader.
 */
final class RecordCaches {
  /** A record with a component of a type that stays. */
  private record Any(RecordCaches component) {}

  private RecordCaches() {}

  /** Has the handles adapted to another type. */
  static void clear() throws Throwable {
    Lookup lookup = MethodHandles.lookup();
    MethodHandle component =
        lookup.findVirtual(Any.class, "component", MethodType.methodType(RecordCaches.class));
    adapt(lookup, "equals", boolean.class, component, Object.class);
    adapt(lookup, "hashCode", int.class, component);
    adapt(lookup, "toString", String.class, component);
  }

  private static void adapt(
      Lookup lookup, String name, Class<?> result, MethodHandle component, Class<?>... arguments)
      throws Throwable {
    MethodType type = MethodType.methodType(result, arguments).insertParameterTypes(0, Any.class);
    Object unused = ObjectMethods.bootstrap(lookup, name, type, Any.class, "component", component);
  }
}
