package dev.monomorph.it.app.base;

/** A class that subclasses in other packages inherit from and cannot name. */
class Hidden {
  /** Overridden with more and more exact types. */
  protected Hidden self(Object o) {
    return this;
  }

  /** Calls the method that only this package can call by this type. */
  static Object selfOf(Hidden hidden, Object o) {
    return hidden.self(o);
  }

  /** Has a parameter that cannot be named. */
  protected String meet(Hidden other) {
    return other == null ? "meets nobody" : "meets " + other;
  }
}
