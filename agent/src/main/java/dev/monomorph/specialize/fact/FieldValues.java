package dev.monomorph.specialize.fact;

/** Reads fields that never change. */
public interface FieldValues {
  /** Reads none: for analyses of code alone. */
  FieldValues NONE = (object, owner, name, descriptor) -> null;

  /**
   * What is known of an instance field of {@code object}; null if its value may change.
   *
   * @param owner internal name of the class that the instruction names
   */
  Fact read(Object object, String owner, String name, String descriptor);
}
