package dev.monomorph.specialize.pass;

import dev.monomorph.specialize.flow.Flow;
import java.util.BitSet;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Removes what is put into locals that nothing reads, as the receiver of an inlined lambda is.
 * Locals that have names stay, for debuggers, and so do those that stack map frames tell of.
 */
public final class DeadStores {
  private DeadStores() {}

  /**
   * Rewrites a static method in place.
   *
   * @param owner internal name of its class
   * @return whether anything changed
   */
  public static boolean apply(String owner, MethodNode method) {
    BitSet wanted = wanted(method);
    Flow flow = null;
    for (AbstractInsnNode insn : method.instructions.toArray()) {
      if (isStore(insn) && !wanted.get(((VarInsnNode) insn).var)) {
        flow = flow == null ? new Flow(owner, method) : flow;
        drop(method.instructions, insn, flow);
      }
    }
    return flow != null;
  }

  private static boolean isStore(AbstractInsnNode insn) {
    return insn.getOpcode() >= Opcodes.ISTORE && insn.getOpcode() <= Opcodes.ASTORE;
  }

  private static BitSet wanted(MethodNode method) {
    BitSet wanted = new BitSet();
    wanted.set(0, Type.getArgumentsAndReturnSizes(method.desc) / 4 - 1);
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof IincInsnNode count) {
        wanted.set(count.var);
      } else if (insn instanceof FrameNode frame) {
        addAll(frame, wanted);
      } else if (insn instanceof VarInsnNode access && !isStore(insn)) {
        wanted.set(access.var);
      }
    }
    if (method.localVariables != null) {
      for (LocalVariableNode variable : method.localVariables) {
        wanted.set(variable.index);
      }
    }
    return wanted;
  }

  private static void addAll(FrameNode frame, BitSet wanted) {
    int slot = 0;
    for (Object each : frame.local) {
      if (each != Opcodes.TOP) {
        wanted.set(slot);
      }
      slot += each == Opcodes.LONG || each == Opcodes.DOUBLE ? 2 : 1;
    }
  }

  private static void drop(InsnList code, AbstractInsnNode store, Flow flow) {
    AbstractInsnNode source = flow.onlySource(store);
    boolean isWide = store.getOpcode() == Opcodes.LSTORE || store.getOpcode() == Opcodes.DSTORE;
    int size = isWide ? 2 : 1;
    boolean isLoad = source != null && DropUnused.sizeOfLoad(source) == size;
    if (isLoad && flow.onlyTaker(source) == store) {
      DropUnused.remove(code, source);
      DropUnused.remove(code, store);
    } else {
      code.set(store, new InsnNode(isWide ? Opcodes.POP2 : Opcodes.POP));
    }
  }
}
