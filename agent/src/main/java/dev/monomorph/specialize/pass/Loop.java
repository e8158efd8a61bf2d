package dev.monomorph.specialize.pass;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * A loop as compilers lay out {@code for} and {@code while}: from a label on which execution falls
 * to the last {@code goto} that leads back there, and entered at that label only.
 */
final class Loop {
  private final LabelNode head;
  private final JumpInsnNode back;
  private final List<AbstractInsnNode> instructions;
  private final Set<AbstractInsnNode> members;

  private Loop(LabelNode head, JumpInsnNode back) {
    this.head = head;
    this.back = back;
    this.instructions = new ArrayList<>();
    for (AbstractInsnNode insn = head; insn != back; insn = insn.getNext()) {
      instructions.add(insn);
    }
    instructions.add(back);
    this.members = new HashSet<>(instructions);
  }

  /** The loops of a method, inner ones before those that they stand in. */
  static List<Loop> all(MethodNode method) {
    List<Loop> loops = new ArrayList<>();
    InsnList code = method.instructions;
    for (AbstractInsnNode insn : code) {
      if (insn.getOpcode() == Opcodes.GOTO) {
        JumpInsnNode jump = (JumpInsnNode) insn;
        if (code.indexOf(jump.label) < code.indexOf(jump)) {
          Loop loop = new Loop(jump.label, jump);
          if (loop.isClosed(method)) {
            loops.add(loop);
          }
        }
      }
    }
    return loops;
  }

  /** Where it begins. */
  LabelNode head() {
    return head;
  }

  /** Its last instruction. */
  JumpInsnNode back() {
    return back;
  }

  /** All of it, in order: instructions, labels, lines and frames. */
  List<AbstractInsnNode> instructions() {
    return instructions;
  }

  /** Whether a label or an instruction stands in it. */
  boolean contains(AbstractInsnNode insn) {
    return members.contains(insn);
  }

  /** The number of its instructions proper. */
  int size() {
    int size = 0;
    for (AbstractInsnNode insn : instructions) {
      size += insn.getOpcode() >= 0 ? 1 : 0;
    }
    return size;
  }

  /** What is stored right before the loop begins, or null. */
  VarInsnNode initialization() {
    AbstractInsnNode before = before(head);
    return before != null && before.getOpcode() == Opcodes.ISTORE ? (VarInsnNode) before : null;
  }

  /** The addition with which each iteration ends, or null. */
  IincInsnNode step() {
    return before(back) instanceof IincInsnNode step && contains(step) ? step : null;
  }

  /** Whether a local is written to in the loop by anything but {@code step}. */
  boolean assigns(int local, IincInsnNode step) {
    for (AbstractInsnNode insn : instructions) {
      boolean stores =
          insn instanceof VarInsnNode access
              && access.getOpcode() >= Opcodes.ISTORE
              && (access.var == local || (isWide(access) && access.var + 1 == local));
      boolean adds = insn instanceof IincInsnNode other && other.var == local && other != step;
      if (stores || adds) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWide(VarInsnNode store) {
    return store.getOpcode() == Opcodes.LSTORE || store.getOpcode() == Opcodes.DSTORE;
  }

  /** The instruction proper before another, or null. */
  static AbstractInsnNode before(AbstractInsnNode insn) {
    AbstractInsnNode before = insn.getPrevious();
    while (before != null && before.getOpcode() < 0) {
      before = before.getPrevious();
    }
    return before;
  }

  private boolean isClosed(MethodNode method) {
    for (AbstractInsnNode insn : method.instructions) {
      if (isEnteredBy(insn)) {
        return false;
      }
    }
    for (TryCatchBlockNode block : method.tryCatchBlocks) {
      if (!isInside(block) && !isApart(method.instructions, block)) {
        return false;
      }
    }
    return true;
  }

  private boolean isEnteredBy(AbstractInsnNode insn) {
    return !contains(insn) && targets(insn).stream().anyMatch(this::contains);
  }

  /** Whether an instruction but the last leads back to where the loop begins. */
  boolean continuesBy(AbstractInsnNode insn) {
    return insn != back && targets(insn).contains(head);
  }

  private static List<LabelNode> targets(AbstractInsnNode insn) {
    List<LabelNode> targets = new ArrayList<>();
    if (insn instanceof JumpInsnNode jump) {
      targets.add(jump.label);
    } else if (insn instanceof TableSwitchInsnNode table) {
      targets.addAll(table.labels);
      targets.add(table.dflt);
    } else if (insn instanceof LookupSwitchInsnNode lookup) {
      targets.addAll(lookup.labels);
      targets.add(lookup.dflt);
    }
    return targets;
  }

  /** Whether a handler and what it protects stand in the loop; it is then copied with it. */
  boolean isInside(TryCatchBlockNode block) {
    return contains(block.start)
        && block.start != head
        && contains(block.end)
        && contains(block.handler)
        && block.handler != head;
  }

  /** Whether a handler outside protects all of the loop, what stands before it too, or nothing. */
  private boolean isApart(InsnList code, TryCatchBlockNode block) {
    int start = code.indexOf(block.start);
    int end = code.indexOf(block.end);
    int first = code.indexOf(head);
    int last = code.indexOf(back);
    boolean around = start < first && end > last;
    boolean elsewhere = end <= first || start > last;
    return (around || elsewhere) && !contains(block.handler);
  }
}
