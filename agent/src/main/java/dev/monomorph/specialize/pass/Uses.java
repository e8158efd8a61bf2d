package dev.monomorph.specialize.pass;

import dev.monomorph.specialize.fact.FactValue;

/** Is told whose facts have decided something: the parameters they come from need guards. */
public interface Uses {
  /** The class of a value, or whether it is null, decided something. */
  void accept(FactValue value);

  /** A value's being one certain object decided something. */
  void acceptObject(FactValue value);
}
