package dev.monomorph.specialize.fact;

/** Finds the classes that a method's code names. */
public interface TypeResolver {
  /** Finds nothing: for analyses that need no types. */
  TypeResolver NONE = internalName -> null;

  /**
   * The class of an internal name or array descriptor, as the code would resolve it, not
   * initialized; null if it cannot be found.
   */
  Class<?> resolve(String internalName);
}
