package dev.monomorph.demo.rowclass;

import java.lang.invoke.LambdaConversionException;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;

/** Makes objects of functional interfaces out of members of generated classes. */
final class Lambdas {
  private Lambdas() {}

  /** Finds a member that is there; that it is not is an error of the generator. */
  interface Search {
    /** Asks a lookup. */
    MethodHandle find() throws ReflectiveOperationException;
  }

  /** Finds a member that the generator has made. */
  static MethodHandle find(Search search) {
    try {
      return search.find();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("generated without " + e.getMessage(), e);
    }
  }

  /**
   * What javac makes of a method reference.
   *
   * @param erased the signature of the interface's method
   * @param exact the same with the types that its arguments really have
   */
  static Object make(
      Lookup lookup,
      Class<?> functionalInterface,
      String name,
      MethodType erased,
      MethodHandle target,
      MethodType exact) {
    MethodType factory = MethodType.methodType(functionalInterface);
    try {
      return LambdaMetafactory.metafactory(lookup, name, factory, erased, target, exact)
          .getTarget()
          .invoke();
    } catch (LambdaConversionException e) {
      throw new AssertionError("no lambda of " + target, e);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("a lambda's factory threw", e);
    }
  }
}
