package dev.monomorph.specialize.sum;

import dev.monomorph.specialize.flow.Flow;
import dev.monomorph.specialize.pass.DropUnused;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Adds to the total of a loop once a round: {@code sum = (sum + a) + b} becomes {@code sum = sum +
 * (a + b)}, so that of two additions only one has to wait for the round before. C2 does not do it.
 *
 * <p>Integers only, whose sums are the same in every order (JLS 15.18.2); what is added is computed
 * when and in the order that it was.
 */
public final class SumOrder {
  private SumOrder() {}

  /**
   * Rewrites a static method in place.
   *
   * @param owner internal name of its class
   */
  public static void apply(String owner, MethodNode method) {
    boolean changed = addsToTotal(method);
    while (changed) {
      changed = putOff(method, new Flow(owner, method));
    }
  }

  /** Whether some sum goes where a total may be: the others need no analysis. */
  private static boolean addsToTotal(MethodNode method) {
    int additions = 0;
    boolean toLocal = false;
    for (AbstractInsnNode insn : method.instructions) {
      if (isAddition(insn)) {
        additions++;
        toLocal |= storeBehind(insn) != null;
      }
    }
    return toLocal && additions > 1;
  }

  private static boolean putOff(MethodNode method, Flow flow) {
    for (AbstractInsnNode last : method.instructions.toArray()) {
      VarInsnNode total = isAddition(last) ? storeBehind(last) : null;
      AbstractInsnNode first = total == null ? null : firstAddition(last, total.var, flow);
      if (first != null && isAhead(first, last)) {
        DropUnused.remove(method.instructions, first);
        method.instructions.insertBefore(last, new InsnNode(last.getOpcode()));
        method.maxStack += 2;
        return true;
      }
    }
    return false;
  }

  private static boolean isAddition(AbstractInsnNode insn) {
    return insn.getOpcode() == Opcodes.IADD || insn.getOpcode() == Opcodes.LADD;
  }

  private static VarInsnNode storeBehind(AbstractInsnNode addition) {
    AbstractInsnNode next = nextInstruction(addition);
    int store = addition.getOpcode() == Opcodes.IADD ? Opcodes.ISTORE : Opcodes.LSTORE;
    return next != null && next.getOpcode() == store ? (VarInsnNode) next : null;
  }

  private static AbstractInsnNode nextInstruction(AbstractInsnNode insn) {
    AbstractInsnNode next = insn.getNext();
    while (next != null && next.getOpcode() < 0) {
      next = next.getNext();
    }
    return next;
  }

  /** The addition, the first operand of another, of which the total is the first; else null. */
  private static AbstractInsnNode firstAddition(AbstractInsnNode last, int total, Flow flow) {
    for (AbstractInsnNode first : flow.sourcesOf(last)) {
      if (first.getOpcode() == last.getOpcode()
          && flow.staysUntil(first, last)
          && addsTo(first, total, flow)) {
        return first;
      }
    }
    return null;
  }

  private static boolean addsTo(AbstractInsnNode addition, int total, Flow flow) {
    for (AbstractInsnNode operand : flow.sourcesOf(addition)) {
      boolean isTotal =
          operand instanceof VarInsnNode load
              && load.getOpcode() < Opcodes.ISTORE
              && load.var == total
              && nextInstruction(load) != addition;
      boolean isSum = operand.getOpcode() == addition.getOpcode();
      if ((isTotal || isSum)
          && flow.staysUntil(operand, addition)
          && (isTotal || addsTo(operand, total, flow))) {
        return true;
      }
    }
    return false;
  }

  /** Whether anything is computed between the two. */
  private static boolean isAhead(AbstractInsnNode first, AbstractInsnNode last) {
    return nextInstruction(first) != last;
  }
}
