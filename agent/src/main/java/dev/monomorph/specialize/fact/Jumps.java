package dev.monomorph.specialize.fact;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;

/** Where instructions lead to. */
public final class Jumps {
  private Jumps() {}

  /** The labels that an instruction may jump to. */
  public static List<LabelNode> targets(AbstractInsnNode insn) {
    if (insn instanceof JumpInsnNode jump) {
      return List.of(jump.label);
    }
    if (insn instanceof TableSwitchInsnNode table) {
      return withDefault(table.labels, table.dflt);
    }
    return insn instanceof LookupSwitchInsnNode lookup
        ? withDefault(lookup.labels, lookup.dflt)
        : List.of();
  }

  private static List<LabelNode> withDefault(List<LabelNode> labels, LabelNode other) {
    List<LabelNode> all = new ArrayList<>(labels);
    all.add(other);
    return all;
  }

  /** Whether what comes next in the code need not come next in time. */
  public static boolean ends(AbstractInsnNode insn) {
    return insn instanceof JumpInsnNode || !goesOn(insn);
  }

  /** Whether what comes next in the code may come next in time. */
  public static boolean goesOn(AbstractInsnNode insn) {
    return switch (insn.getOpcode()) {
      case Opcodes.GOTO, Opcodes.TABLESWITCH, Opcodes.LOOKUPSWITCH, Opcodes.ATHROW -> false;
      case Opcodes.IRETURN, Opcodes.LRETURN, Opcodes.FRETURN, Opcodes.DRETURN -> false;
      case Opcodes.ARETURN, Opcodes.RETURN -> false;
      default -> true;
    };
  }

  /** Whether an instruction changes a local. */
  static boolean stores(AbstractInsnNode insn) {
    int opcode = insn.getOpcode();
    return opcode == Opcodes.IINC || (opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE);
  }
}
