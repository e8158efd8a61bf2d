package dev.monomorph.specialize.pass;

import dev.monomorph.specialize.flow.Flow;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
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
 * Removes what is put into locals that nothing reads, as the receiver of an inlined lambda is, or
 * that only the next instruction reads. Locals that have names stay, for debuggers, and so do those
 * that stack map frames tell of.
 */
public final class DeadStores {
  private DeadStores() {}

  /**
   * Rewrites a static method in place.
   *
   * @param owner internal name of its class
   * @param firstAdded the first local that the method's source does not know of
   * @return whether anything changed
   */
  public static boolean apply(String owner, MethodNode method, int firstAdded) {
    BitSet known = known(method);
    boolean changed = isNamed(method) && dropPasses(method, known, firstAdded);
    BitSet wanted = wanted(method, known);
    Flow flow = null;
    for (AbstractInsnNode insn : method.instructions.toArray()) {
      if (isStore(insn) && !wanted.get(((VarInsnNode) insn).var)) {
        flow = flow == null ? new Flow(owner, method) : flow;
        drop(method.instructions, insn, flow);
      }
    }
    return changed || flow != null;
  }

  /** Whether a method has names of local variables: messages tell those. */
  public static boolean isNamed(MethodNode method) {
    return method.localVariables != null && !method.localVariables.isEmpty();
  }

  /**
   * Locals that values only pass through: stored by one instruction, loaded by the next. Those of
   * the source stay, as messages of null pointers name them.
   */
  private static boolean dropPasses(MethodNode method, BitSet known, int firstAdded) {
    Map<Integer, Integer> accesses = new HashMap<>();
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof VarInsnNode access) {
        accesses.merge(access.var, 1, Integer::sum);
      }
    }
    boolean changed = false;
    for (AbstractInsnNode insn : method.instructions.toArray()) {
      AbstractInsnNode load = isStore(insn) ? loadBehind((VarInsnNode) insn) : null;
      int slot = load == null ? 0 : ((VarInsnNode) load).var;
      if (load != null && slot >= firstAdded && accesses.get(slot) == 2 && !known.get(slot)) {
        DropUnused.remove(method.instructions, insn);
        DropUnused.remove(method.instructions, load);
        changed = true;
      }
    }
    return changed;
  }

  /** The load, from the same local, that is the next instruction; else null. */
  private static AbstractInsnNode loadBehind(VarInsnNode store) {
    AbstractInsnNode next = store.getNext();
    while (next != null && next.getOpcode() < 0 && next.getType() != AbstractInsnNode.FRAME) {
      next = next.getNext();
    }
    int load = store.getOpcode() - Opcodes.ISTORE + Opcodes.ILOAD;
    boolean isSame =
        next instanceof VarInsnNode access && access.getOpcode() == load && access.var == store.var;
    return isSame ? next : null;
  }

  private static boolean isStore(AbstractInsnNode insn) {
    return insn.getOpcode() >= Opcodes.ISTORE && insn.getOpcode() <= Opcodes.ASTORE;
  }

  /** Locals that are parameters, have names, are counted in, or that frames tell of. */
  private static BitSet known(MethodNode method) {
    BitSet known = new BitSet();
    known.set(0, Type.getArgumentsAndReturnSizes(method.desc) / 4 - 1);
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof IincInsnNode count) {
        known.set(count.var);
      } else if (insn instanceof FrameNode frame) {
        addAll(frame, known);
      }
    }
    if (method.localVariables != null) {
      for (LocalVariableNode variable : method.localVariables) {
        known.set(variable.index);
      }
    }
    return known;
  }

  private static BitSet wanted(MethodNode method, BitSet known) {
    BitSet wanted = (BitSet) known.clone();
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof VarInsnNode access && !isStore(insn)) {
        wanted.set(access.var);
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
    if (isLoad && flow.staysUntil(source, store)) {
      DropUnused.remove(code, source);
      DropUnused.remove(code, store);
    } else {
      code.set(store, new InsnNode(isWide ? Opcodes.POP2 : Opcodes.POP));
    }
  }
}
