package dev.monomorph.specialize;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.commons.CodeSizeEvaluator;
import org.objectweb.asm.tree.MethodNode;

/** How many bytes a method's code takes. */
final class CodeSize {
  private CodeSize() {}

  /** The most bytes that the instructions can take, whatever the constant pool's indices are. */
  static int upperBound(MethodNode method) {
    CodeSizeEvaluator evaluator = new CodeSizeEvaluator((MethodVisitor) null);
    synchronized (method) { // as in StaticCopy
      method.instructions.accept(evaluator);
    }
    return evaluator.getMaxSize();
  }
}
