package dev.monomorph.reuse;

import java.util.List;

/** The classes of lambda expressions that a program has by now. */
public interface LambdaClasses {
  /** Those of a nest host. */
  List<Class<?>> of(Class<?> host);
}
