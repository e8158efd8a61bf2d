package dev.monomorph.specialize.fact;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Loads a known object. Stands in a copy until it is known in which class the copy is: then a
 * dynamic call site takes its place, whose target is the object.
 */
public final class ConstantLoad extends MethodInsnNode {
  private static final String NAME = "constant";

  private final Object value;

  /**
   * @param value not null
   * @param type the type that the code takes it for
   */
  public ConstantLoad(Object value, Type type) {
    super(Opcodes.INVOKESTATIC, "$constant", NAME, Type.getMethodDescriptor(type), false);
    this.value = value;
  }

  /** The same instruction for another place. */
  public ConstantLoad copy() {
    return new ConstantLoad(value, Type.getReturnType(desc));
  }

  /** The object. */
  public Object value() {
    return value;
  }
}
