package dev.monomorph.demo.rowclass;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.util.Comparator;
import java.util.function.Function;

/** Turns a class file into a row class. */
final class DefinedRows {
  private DefinedRows() {}

  /**
   * Defines a class in a loader of its own and initializes it.
   *
   * @throws IllegalArgumentException if the schema's validation could not be set up
   */
  static RowClass define(RowShape shape, String source, byte[] bytes) {
    RowData data = new RowData(shape.type());
    Class<?> type = new RowLoader(data).define(shape.binaryName(), bytes);
    initialize(shape, type);
    Lookup lookup = data.lookup();
    return new RowClass(
        data.fields(),
        type,
        factory(lookup),
        shape.hasTypedConstructor() ? constructor(shape, lookup) : null,
        shape.type().ordered() ? order(lookup) : null,
        source);
  }

  private static void initialize(RowShape shape, Class<?> type) {
    try {
      Class.forName(type.getName(), true, type.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError("defined and not found: " + type, e);
    } catch (ExceptionInInitializerError e) {
      // Nothing in the initializer can fail but what the user gave.
      throw new IllegalArgumentException(
          "%s: its validation could not be set up: %s"
              .formatted(Quote.of(shape.type().name()), e.getCause()),
          e.getCause());
    }
  }

  @SuppressWarnings("unchecked")
  private static Function<Object[], Object> factory(Lookup lookup) {
    MethodHandle constructor =
        Lambdas.find(
            () ->
                lookup.findConstructor(
                    lookup.lookupClass(), methodType(void.class, Object[].class)));
    return (Function<Object[], Object>)
        Lambdas.make(
            lookup,
            Function.class,
            "apply",
            methodType(Object.class, Object.class),
            constructor,
            constructor.type());
  }

  private static MethodHandle constructor(RowShape shape, Lookup lookup) {
    MethodHandle constructor =
        Lambdas.find(() -> lookup.findConstructor(lookup.lookupClass(), shape.typedConstructor()));
    return constructor.asType(constructor.type().changeReturnType(Object.class));
  }

  @SuppressWarnings("unchecked")
  private static Comparator<Object> order(Lookup lookup) {
    Class<?> self = lookup.lookupClass();
    MethodHandle compareTo =
        Lambdas.find(
            () -> lookup.findVirtual(self, "compareTo", methodType(int.class, Object.class)));
    return (Comparator<Object>)
        Lambdas.make(
            lookup,
            Comparator.class,
            "compare",
            methodType(int.class, Object.class, Object.class),
            compareTo,
            compareTo.type());
  }
}
