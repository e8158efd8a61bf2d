package dev.monomorph.it.app.base;

import dev.monomorph.Specialize;
import java.util.function.Function;

/** A target for subclasses in other packages. */
public class Guarded {
  /** For subclasses. */
  protected Guarded() {}

  /** Applies. */
  @Specialize
  protected Object guarded(Function<Object, Object> function, Object value) {
    return function.apply(value);
  }
}
