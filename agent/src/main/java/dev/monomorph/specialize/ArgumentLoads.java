package dev.monomorph.specialize;

import dev.monomorph.specialize.pass.DropUnused;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** The arguments of a call of a copy, where they come onto the stack in plain sight. */
final class ArgumentLoads {
  private ArgumentLoads() {}

  /**
   * Where an argument is on top of the stack.
   *
   * @param types of all arguments, the receiver's first if the call has one
   * @return the instruction before which it is; null if those behind it are more than loads
   */
  static AbstractInsnNode behind(MethodInsnNode call, Type[] types, int argument) {
    AbstractInsnNode at = call;
    for (int i = types.length - 1; at != null && i > argument; i--) {
      at = loadBefore(at, types[i]);
    }
    return at;
  }

  /** The load just before an instruction; null if something else is there, or other ways lead. */
  private static AbstractInsnNode loadBefore(AbstractInsnNode insn, Type type) {
    AbstractInsnNode previous = insn.getPrevious();
    while (previous != null
        && previous.getOpcode() < 0
        && previous.getType() != AbstractInsnNode.FRAME) {
      previous = previous.getPrevious();
    }
    boolean isLoad = previous != null && DropUnused.sizeOfLoad(previous) == type.getSize();
    return isLoad ? previous : null;
  }

  /**
   * Has a call not be given an argument.
   *
   * @param behind as {@link #behind} tells
   */
  static void drop(InsnList code, AbstractInsnNode behind, Type type) {
    AbstractInsnNode load = loadBefore(behind, type);
    if (load == null) {
      int opcode = type.getSize() == 2 ? Opcodes.POP2 : Opcodes.POP;
      code.insertBefore(behind, new InsnNode(opcode));
    } else {
      DropUnused.remove(code, load);
    }
  }
}
