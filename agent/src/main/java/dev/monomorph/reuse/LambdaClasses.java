package dev.monomorph.reuse;

import java.util.List;

/** The classes of lambda expressions that a program has by now. */
public interface LambdaClasses {
  /** Those whose nest host has this name, as in {@link Class#getName}. */
  List<Class<?>> of(String host);
}
