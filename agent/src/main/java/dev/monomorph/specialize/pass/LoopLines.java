package dev.monomorph.specialize.pass;

import dev.monomorph.specialize.fact.Jumps;
import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Lines of loops. A loop may begin on the line of what stands before it; a copy of it stands behind
 * something else.
 */
public final class LoopLines {
  private LoopLines() {}

  /** Says of each place that a jump leads back to on which line it is. */
  public static void mark(MethodNode method) {
    Set<AbstractInsnNode> above = new HashSet<>();
    Set<LabelNode> heads = new HashSet<>();
    for (AbstractInsnNode insn : method.instructions) {
      above.add(insn);
      for (LabelNode target : Jumps.targets(insn)) {
        if (above.contains(target)) {
          heads.add(target);
        }
      }
    }
    if (heads.isEmpty()) {
      return;
    }
    int line = -1;
    for (AbstractInsnNode insn : method.instructions.toArray()) {
      if (insn instanceof LineNumberNode number) {
        line = number.line;
      } else if (line >= 0 && heads.contains(insn) && !hasOwnLine(insn)) {
        method.instructions.insert(insn, new LineNumberNode(line, (LabelNode) insn));
      }
    }
  }

  /** Of two lines of one instruction HotSpot would tell the first. */
  private static boolean hasOwnLine(AbstractInsnNode label) {
    AbstractInsnNode at = label.getNext();
    while (at != null && at.getOpcode() < 0) {
      if (at instanceof LineNumberNode) {
        return true;
      }
      at = at.getNext();
    }
    return false;
  }
}
