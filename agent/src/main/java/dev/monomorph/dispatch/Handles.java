package dev.monomorph.dispatch;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;

/** Finds methods that are known to be there; not to find one is a bug. */
final class Handles {
  private Handles() {}

  static MethodHandle ofStatic(Lookup own, String name, MethodType type) {
    try {
      return own.findStatic(own.lookupClass(), name, type);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(own.lookupClass().getName() + "." + name + type, e);
    }
  }

  static MethodHandle ofInstance(Lookup own, String name, MethodType type) {
    try {
      return own.findVirtual(own.lookupClass(), name, type);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(own.lookupClass().getName() + "." + name + type, e);
    }
  }
}
