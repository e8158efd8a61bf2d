package dev.monomorph.specialize.pass;

import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;

/** Leads jumps and switches whose target is a {@code goto} to where that goes. */
final class JumpThreading {
  /** A {@code goto} may lead to itself. */
  private static final int MAX_JUMPS = 8;

  private JumpThreading() {}

  static void apply(MethodNode method) {
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof JumpInsnNode jump) {
        jump.label = end(jump.label);
      } else if (insn instanceof TableSwitchInsnNode table) {
        table.dflt = end(table.dflt);
        replaceAll(table.labels);
      } else if (insn instanceof LookupSwitchInsnNode lookup) {
        lookup.dflt = end(lookup.dflt);
        replaceAll(lookup.labels);
      }
    }
  }

  private static void replaceAll(List<LabelNode> labels) {
    labels.replaceAll(JumpThreading::end);
  }

  private static LabelNode end(LabelNode label) {
    LabelNode end = label;
    for (int i = 0; i < MAX_JUMPS; i++) {
      AbstractInsnNode next = end;
      while (next != null && next.getOpcode() < 0) {
        next = next.getNext();
      }
      if (next == null || next.getOpcode() != Opcodes.GOTO) {
        return end;
      }
      end = ((JumpInsnNode) next).label;
    }
    return end;
  }
}
