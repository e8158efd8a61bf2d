package dev.monomorph.specialize.fact;

import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * A call of something that is not there yet. Stands in a copy until it is known in which class the
 * copy is.
 */
public abstract class Placeholder extends MethodInsnNode {
  /**
   * @param owner the kind; no class has such a name
   * @param name what is called
   */
  protected Placeholder(String owner, String name, String descriptor) {
    super(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
  }

  /** The same instruction for another place. */
  protected abstract Placeholder copy();

  @Override
  public final AbstractInsnNode clone(Map<LabelNode, LabelNode> labels) {
    return copy();
  }
}
