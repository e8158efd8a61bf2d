package dev.monomorph.specialize.box;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * The way of a box from where it comes onto the stack to the call that opens it, in plain sight:
 * nothing but casts that it passes lies between.
 *
 * @param casts what it passes
 * @param call what opens it
 */
record Opening(List<TypeInsnNode> casts, MethodInsnNode call) {

  /** The way of what {@code source} leaves on the stack; null if it is not opened, or not only. */
  static Opening of(BoxType type, AbstractInsnNode source, Flow flow) {
    List<TypeInsnNode> casts = new ArrayList<>();
    AbstractInsnNode at = flow.onlyTaker(source);
    while (at != null && at.getOpcode() == Opcodes.CHECKCAST && type.passes((TypeInsnNode) at)) {
      casts.add((TypeInsnNode) at);
      at = flow.onlyTaker(at);
    }
    return at != null && BoxType.isOpening(at) ? new Opening(casts, (MethodInsnNode) at) : null;
  }

  /** Makes the code do with the value what it did with the box. */
  void replace(BoxType type, InsnList code) {
    casts.forEach(code::remove);
    code.insert(call, type.opened(call));
    code.remove(call);
  }
}
