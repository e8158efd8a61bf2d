package dev.monomorph.specialize.fact;

import java.lang.invoke.MethodHandle;

/**
 * Makes a lambda by a factory that is linked already, so that its class is known. A dynamic call
 * site takes its place, whose target is the factory.
 */
public final class LambdaCall extends Placeholder {
  private final MethodHandle factory;
  private final Class<?> made;

  /**
   * @param name the method that the lambda implements
   * @param descriptor takes what is captured
   * @param factory of that type
   * @param made the class of what it makes
   */
  public LambdaCall(String name, String descriptor, MethodHandle factory, Class<?> made) {
    super("$lambda", name, descriptor);
    this.factory = factory;
    this.made = made;
  }

  @Override
  protected LambdaCall copy() {
    return new LambdaCall(name, desc, factory, made);
  }

  /** Makes it. */
  public MethodHandle factory() {
    return factory;
  }

  /** The class of what is made. */
  Class<?> made() {
    return made;
  }
}
