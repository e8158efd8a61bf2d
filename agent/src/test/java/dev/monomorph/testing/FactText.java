package dev.monomorph.testing;

import dev.monomorph.specialize.fact.Facts;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.util.Textifier;
import org.objectweb.asm.util.TraceMethodVisitor;

/** A method's bytecode as text, with what is known before it beside each instruction. */
public final class FactText {
  private FactText() {}

  /** One line an instruction: {@code INSTANCEOF java/lang/String // Any | NonNull}. */
  public static String of(MethodNode method, Facts facts) {
    Textifier textifier = new Textifier();
    TraceMethodVisitor tracer = new TraceMethodVisitor(textifier);
    StringBuilder text = new StringBuilder();
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof LineNumberNode || insn instanceof FrameNode) {
        continue;
      }
      int printed = textifier.text.size();
      insn.accept(tracer);
      String line = textifier.text.get(printed).toString().stripTrailing();
      text.append(
          insn.getOpcode() < 0 ? line : String.format("%-40s // %s", line, facts.before(insn)));
      text.append('\n');
    }
    return text.toString();
  }
}
