package dev.monomorph.specialize.box;

import dev.monomorph.specialize.flow.Flow;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * The way of a box from where it comes onto the stack to the instruction that takes it, in plain
 * sight: nothing else can be there, and nothing but casts that it passes lies between.
 *
 * @param casts what it passes
 * @param taker what takes it; null where more than one may, or none
 */
record Passage(List<TypeInsnNode> casts, AbstractInsnNode taker) {

  /** The way of what {@code source} leaves on the stack. */
  static Passage of(BoxType type, AbstractInsnNode source, Flow flow) {
    List<TypeInsnNode> casts = new ArrayList<>();
    AbstractInsnNode at = flow.onlyTaker(source);
    while (at != null && at.getOpcode() == Opcodes.CHECKCAST && type.passes((TypeInsnNode) at)) {
      casts.add((TypeInsnNode) at);
      at = flow.onlyTaker(at);
    }
    return new Passage(casts, at);
  }

  /** Takes the casts out: what goes this way is no box any more. */
  void clear(InsnList code) {
    casts.forEach(code::remove);
  }
}
