package dev.monomorph.specialize.exit;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** What a method's tables say of one instruction. */
final class Tables {
  private Tables() {}

  /** The entries for exceptions that an instruction throws, in the order of the table. */
  static List<TryCatchBlockNode> handlers(MethodNode method, AbstractInsnNode insn) {
    InsnList code = method.instructions;
    int at = code.indexOf(insn);
    List<TryCatchBlockNode> found = new ArrayList<>();
    for (TryCatchBlockNode block : method.tryCatchBlocks) {
      if (at >= code.indexOf(block.start) && at < code.indexOf(block.end)) {
        found.add(block);
      }
    }
    return found;
  }

  /** The variables that have their names where an instruction stands. */
  static List<LocalVariableNode> variables(MethodNode method, AbstractInsnNode insn) {
    InsnList code = method.instructions;
    int at = code.indexOf(insn);
    List<LocalVariableNode> found = new ArrayList<>();
    if (method.localVariables != null) {
      for (LocalVariableNode variable : method.localVariables) {
        if (at >= code.indexOf(variable.start) && at < code.indexOf(variable.end)) {
          found.add(variable);
        }
      }
    }
    return found;
  }
}
