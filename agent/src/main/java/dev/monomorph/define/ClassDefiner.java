package dev.monomorph.define;

import java.lang.invoke.MethodHandles.Lookup;

/** Defines generated classes in the package and loader of the class they were made for. */
public final class ClassDefiner {
  private ClassDefiner() {}

  /**
   * An ordinary class: its frames show in stack traces; it lives as long as its loader.
   *
   * @throws LinkageError if the name is taken or the bytes are not accepted
   */
  public static Class<?> defineVisible(Lookup lookup, byte[] bytes) {
    try {
      return verified(lookup, lookup.defineClass(bytes));
    } catch (IllegalAccessException e) {
      throw noPrivilege(lookup, e);
    }
  }

  /**
   * A hidden nestmate: its frames do not show in stack traces; it can be unloaded.
   *
   * @throws LinkageError if the bytes are not accepted
   */
  public static Class<?> defineHidden(Lookup lookup, byte[] bytes) {
    try {
      return lookup.defineHiddenClass(bytes, true, Lookup.ClassOption.NESTMATE).lookupClass();
    } catch (IllegalAccessException e) {
      throw noPrivilege(lookup, e);
    }
  }

  /**
   * A hidden class of the same package that carries {@code data}, for its initializer to fetch.
   *
   * @throws LinkageError if the bytes are not accepted
   */
  public static Class<?> defineHidden(Lookup lookup, byte[] bytes, Object data) {
    try {
      return lookup.defineHiddenClassWithClassData(bytes, data, true).lookupClass();
    } catch (IllegalAccessException e) {
      throw noPrivilege(lookup, e);
    }
  }

  /** Links and initializes, so that a VerifyError shows here and not in the application. */
  private static Class<?> verified(Lookup lookup, Class<?> defined) throws IllegalAccessException {
    return lookup.ensureInitialized(defined);
  }

  private static LinkageError noPrivilege(Lookup lookup, IllegalAccessException e) {
    return new LinkageError("no full-privilege lookup on " + lookup, e);
  }
}
