package dev.monomorph.inspect;

import java.util.List;
import java.util.Locale;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.util.Textifier;
import org.objectweb.asm.util.TraceMethodVisitor;

/** A method's bytecode as text, with a note beside each instruction that there is one for. */
final class MethodText {
  private MethodText() {}

  /**
   * The text.
   *
   * @param notes one for each instruction, labels, lines and frames not counted; or none at all
   */
  static String of(MethodNode method, List<String> notes) {
    Textifier printed = new Textifier();
    TraceMethodVisitor printer = new TraceMethodVisitor(printed);
    for (TryCatchBlockNode block : method.tryCatchBlocks) {
      block.accept(printer);
    }
    StringBuilder text = new StringBuilder();
    boolean fits = count(method) == notes.size();
    if (!fits && !notes.isEmpty()) {
      text.append("    // what is known is left out: jumps had to be made longer\n");
    }
    int number = 0;
    for (AbstractInsnNode insn : method.instructions) {
      append(printed, text);
      insn.accept(printer);
      if (insn.getOpcode() >= 0 && fits) {
        note(printed, notes.get(number++), text);
      }
    }
    if (method.localVariables != null) {
      for (LocalVariableNode local : method.localVariables) {
        local.accept(printer);
      }
    }
    printer.visitMaxs(method.maxStack, method.maxLocals);
    append(printed, text);
    return text.toString();
  }

  private static void note(Textifier printed, String note, StringBuilder text) {
    StringBuilder line = new StringBuilder();
    append(printed, line);
    String code = line.toString().stripTrailing();
    text.append(note.isEmpty() ? code : String.format(Locale.ROOT, "%-48s // %s", code, note));
    text.append('\n');
  }

  private static void append(Textifier printed, StringBuilder text) {
    printed.text.forEach(text::append);
    printed.text.clear();
  }

  private static int count(MethodNode method) {
    int count = 0;
    for (AbstractInsnNode insn : method.instructions) {
      count += insn.getOpcode() >= 0 ? 1 : 0;
    }
    return count;
  }
}
