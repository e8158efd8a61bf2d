package dev.monomorph.specialize.pass;

import dev.monomorph.specialize.fact.Facts;
import java.util.Iterator;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** Removes what can no longer be reached, and the table entries that stood for it alone. */
public final class DeadCode {
  private DeadCode() {}

  /**
   * Removes the dead instructions of {@code method}.
   *
   * @param facts of the method as it is now; they hold afterwards as well
   */
  public static void remove(MethodNode method, Facts facts) {
    LineNumberNode line = null;
    for (AbstractInsnNode insn : method.instructions.toArray()) {
      if (facts.isDead(insn)) {
        line = insn instanceof LineNumberNode number ? number : line;
        // Tables refer to labels, so they stay.
        if (!(insn instanceof LabelNode)) {
          method.instructions.remove(insn);
        }
      } else if (insn instanceof LineNumberNode) {
        line = null;
      } else if (insn.getOpcode() >= 0 && line != null) {
        startLine(method, insn, line.line);
        line = null;
      }
    }
    dropEmptyRanges(method);
  }

  /** Drops handlers and variables of ranges that hold no instruction any more. */
  static void dropEmptyRanges(MethodNode method) {
    dropEmptyHandlers(method);
    dropEmptyVariables(method);
  }

  /** What can be reached behind dead code is on its line, unless it starts one of its own. */
  private static void startLine(MethodNode method, AbstractInsnNode insn, int line) {
    LabelNode start = new LabelNode();
    method.instructions.insertBefore(insn, start);
    method.instructions.insertBefore(insn, new LineNumberNode(line, start));
  }

  private static void dropEmptyHandlers(MethodNode method) {
    for (Iterator<TryCatchBlockNode> it = method.tryCatchBlocks.iterator(); it.hasNext(); ) {
      TryCatchBlockNode block = it.next();
      if (isEmpty(block.start, block.end)) {
        it.remove();
      }
    }
  }

  private static void dropEmptyVariables(MethodNode method) {
    if (method.localVariables != null) {
      for (Iterator<LocalVariableNode> it = method.localVariables.iterator(); it.hasNext(); ) {
        LocalVariableNode variable = it.next();
        if (isEmpty(variable.start, variable.end)) {
          it.remove();
        }
      }
    }
  }

  private static boolean isEmpty(LabelNode start, LabelNode end) {
    for (AbstractInsnNode insn = start; insn != null && insn != end; insn = insn.getNext()) {
      if (insn.getOpcode() >= 0) {
        return false;
      }
    }
    return true;
  }
}
