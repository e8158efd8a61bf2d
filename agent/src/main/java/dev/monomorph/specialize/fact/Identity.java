package dev.monomorph.specialize.fact;

/** A known object: equal to nothing but itself, whatever its class says. */
final class Identity {
  private final Object value;

  Identity(Object value) {
    this.value = value;
  }

  Object value() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Identity identity && identity.value == value;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(value);
  }

  /** Does not ask the object, whose own text may be anything. */
  @Override
  public String toString() {
    return value.getClass().getTypeName();
  }
}
