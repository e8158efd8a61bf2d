package dev.monomorph.specialize.exit;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/** What is in the locals and on the stack of a method: types, and where it comes from. */
final class StackFrames {
  private final MethodNode method;
  private final Frame<BasicValue>[] types;
  private final Frame<SourceValue>[] sources;

  /**
   * @throws IllegalArgumentException if the code cannot be analyzed
   */
  StackFrames(String owner, MethodNode method) {
    this.method = method;
    try {
      this.types = new Analyzer<>(new BasicInterpreter()).analyze(owner, method);
      this.sources = new Analyzer<>(new SourceInterpreter()).analyze(owner, method);
    } catch (AnalyzerException e) {
      throw new IllegalArgumentException("cannot analyze " + method.name + method.desc, e);
    }
  }

  private int at(AbstractInsnNode insn) {
    return method.instructions.indexOf(insn);
  }

  /** Whether nothing is on the stack before an instruction. */
  boolean isEmptyAt(AbstractInsnNode insn) {
    return types[at(insn)].getStackSize() == 0;
  }

  /** Where what is on the stack before an instruction comes from, the lowest first. */
  List<SourceValue> sources(AbstractInsnNode insn) {
    Frame<SourceValue> frame = sources[at(insn)];
    List<SourceValue> stack = new ArrayList<>();
    for (int i = 0; i < frame.getStackSize(); i++) {
      stack.add(frame.getStack(i));
    }
    return stack;
  }

  /** The types of what is on the stack before an instruction: all objects have the same. */
  List<Type> types(AbstractInsnNode insn) {
    Frame<BasicValue> frame = types[at(insn)];
    List<Type> stack = new ArrayList<>();
    for (int i = 0; i < frame.getStackSize(); i++) {
      stack.add(frame.getStack(i).getType());
    }
    return stack;
  }

  /** The type of a local before an instruction; null if there may be values of several in it. */
  Type local(AbstractInsnNode insn, int slot) {
    return types[at(insn)].getLocal(slot).getType();
  }
}
