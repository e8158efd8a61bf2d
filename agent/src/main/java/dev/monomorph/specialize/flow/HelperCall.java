package dev.monomorph.specialize.flow;

import dev.monomorph.specialize.fact.Placeholder;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/**
 * A call of a small static method that the generated class gets beside its copies, so that no jump
 * and no stack map frame comes into the code that calls it.
 */
public abstract class HelperCall extends Placeholder {
  /**
   * @param name of the method; with the descriptor it tells what the method does
   */
  protected HelperCall(String name, String descriptor) {
    super("$helper", name, descriptor);
  }

  /** Writes the method's code. */
  protected abstract void write(MethodNode method);

  /** The method that is called, made anew. */
  public final MethodNode method() {
    int access = Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
    MethodNode method = new MethodNode(Opcodes.ASM9, access, name, desc, null, null);
    write(method);
    return method;
  }
}
