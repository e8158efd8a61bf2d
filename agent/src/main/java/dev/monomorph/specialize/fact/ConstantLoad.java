package dev.monomorph.specialize.fact;

import org.objectweb.asm.Type;

/** Loads a known object. A dynamic call site takes its place, whose target is the object. */
public final class ConstantLoad extends Placeholder {
  private static final String NAME = "constant";

  private final Object value;

  /**
   * @param value not null
   * @param type the type that the code takes it for
   */
  public ConstantLoad(Object value, Type type) {
    super("$constant", NAME, Type.getMethodDescriptor(type));
    this.value = value;
  }

  @Override
  protected ConstantLoad copy() {
    return new ConstantLoad(value, Type.getReturnType(desc));
  }

  /** The object. */
  public Object value() {
    return value;
  }
}
