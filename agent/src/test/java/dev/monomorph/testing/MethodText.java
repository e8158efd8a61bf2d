package dev.monomorph.testing;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.util.Textifier;
import org.objectweb.asm.util.TraceMethodVisitor;

/**
 * A method's bytecode as text: without line numbers, and with labels only where something refers to
 * them, numbered in the order in which they stand.
 */
public final class MethodText {
  private MethodText() {}

  /** The text; the method stays as it is. */
  public static String of(MethodNode method) {
    MethodNode plain =
        new MethodNode(Opcodes.ASM9, method.access, method.name, method.desc, null, null);
    method.accept(plain);
    Set<LabelNode> used = usedLabels(plain);
    for (AbstractInsnNode insn : plain.instructions.toArray()) {
      boolean unused = insn instanceof LabelNode label && !used.contains(label);
      if (insn instanceof LineNumberNode || unused) {
        plain.instructions.remove(insn);
      }
    }
    Textifier textifier = new Textifier();
    plain.accept(new TraceMethodVisitor(textifier));
    StringWriter text = new StringWriter();
    textifier.print(new PrintWriter(text, true));
    return text.toString();
  }

  private static Set<LabelNode> usedLabels(MethodNode method) {
    Set<LabelNode> used = new HashSet<>();
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof JumpInsnNode jump) {
        used.add(jump.label);
      } else if (insn instanceof TableSwitchInsnNode table) {
        used.add(table.dflt);
        used.addAll(table.labels);
      } else if (insn instanceof LookupSwitchInsnNode lookup) {
        used.add(lookup.dflt);
        used.addAll(lookup.labels);
      }
    }
    for (TryCatchBlockNode block : method.tryCatchBlocks) {
      used.add(block.start);
      used.add(block.end);
      used.add(block.handler);
    }
    for (LocalVariableNode variable : method.localVariables) {
      used.add(variable.start);
      used.add(variable.end);
    }
    return used;
  }
}
