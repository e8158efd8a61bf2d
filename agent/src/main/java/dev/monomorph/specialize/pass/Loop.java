package dev.monomorph.specialize.pass;

import dev.monomorph.specialize.fact.Jumps;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * A loop as compilers lay out {@code for} and {@code while}: from a label on which execution falls
 * to the last {@code goto} that leads back there, and entered at that label only.
 */
public final class Loop {
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
  public static List<Loop> all(MethodNode method) {
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
  public LabelNode head() {
    return head;
  }

  /** Its last instruction. */
  JumpInsnNode back() {
    return back;
  }

  /** All of it, in order: instructions, labels, lines and frames. */
  public List<AbstractInsnNode> instructions() {
    return instructions;
  }

  /** Whether a label or an instruction stands in it. */
  public boolean contains(AbstractInsnNode insn) {
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

  /** The locals that are written to in the loop. */
  BitSet assigned() {
    BitSet assigned = new BitSet();
    for (AbstractInsnNode insn : instructions) {
      if (insn instanceof VarInsnNode access && access.getOpcode() >= Opcodes.ISTORE) {
        boolean wide = access.getOpcode() == Opcodes.LSTORE || access.getOpcode() == Opcodes.DSTORE;
        assigned.set(access.var, access.var + (wide ? 2 : 1));
      } else if (insn instanceof IincInsnNode add) {
        assigned.set(add.var);
      }
    }
    return assigned;
  }

  /** The stack map frame where it begins; null in code that has none. */
  FrameNode frame() {
    for (AbstractInsnNode insn : instructions) {
      if (insn instanceof FrameNode frame) {
        return frame;
      }
      if (insn.getOpcode() >= 0) {
        return null;
      }
    }
    return null;
  }

  /** The instruction proper before another, or null. */
  static AbstractInsnNode before(AbstractInsnNode insn) {
    AbstractInsnNode before = insn.getPrevious();
    while (before != null && before.getOpcode() < 0) {
      before = before.getPrevious();
    }
    return before;
  }

  /** The variables of the loop's body. */
  List<LocalVariableNode> variablesIn(MethodNode method) {
    return variables(method).stream()
        .filter(variable -> contains(variable.start) && !isAround(variable))
        .toList();
  }

  /** Whether a variable is there when the loop begins and when it ends. */
  boolean isAround(LocalVariableNode variable) {
    return variable.start == head && !contains(variable.end);
  }

  /** All variables of a method that has a table of them. */
  static List<LocalVariableNode> variables(MethodNode method) {
    return method.localVariables == null ? List.of() : List.copyOf(method.localVariables);
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
    return !contains(insn) && Jumps.targets(insn).stream().anyMatch(this::contains);
  }

  /** Whether an instruction but the last leads back to where the loop begins. */
  boolean continuesBy(AbstractInsnNode insn) {
    return insn != back && Jumps.targets(insn).contains(head);
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
