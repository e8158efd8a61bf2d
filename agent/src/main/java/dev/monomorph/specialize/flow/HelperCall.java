package dev.monomorph.specialize.flow;

import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A call of a small static method that the generated class gets beside its copies, so that no jump
 * and no stack map frame comes into the code that calls it. It stands for that method until it is
 * known in which class the code is.
 */
public abstract class HelperCall extends MethodInsnNode {
  /**
   * @param name of the method; with the descriptor it tells what the method does
   */
  protected HelperCall(String name, String descriptor) {
    super(Opcodes.INVOKESTATIC, "$helper", name, descriptor, false);
  }

  /** Writes the method's code. */
  protected abstract void write(MethodNode method);

  /** The same call for another place. */
  protected abstract HelperCall copy();

  /** The method that is called, made anew. */
  public final MethodNode method() {
    int access = Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
    MethodNode method = new MethodNode(Opcodes.ASM9, access, name, desc, null, null);
    write(method);
    return method;
  }

  @Override
  public final AbstractInsnNode clone(Map<LabelNode, LabelNode> labels) {
    return copy();
  }
}
