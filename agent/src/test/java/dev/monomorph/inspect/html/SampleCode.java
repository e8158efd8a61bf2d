package dev.monomorph.inspect.html;

import java.util.Random;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Class files with a method that folds an array, as it was or with its calls made direct. */
final class SampleCode {
  private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);

  private SampleCode(String internalName) {
    writer.visit(Opcodes.V17, Opcodes.ACC_FINAL, internalName, null, "java/lang/Object", null);
  }

  /** A class that is only a name. */
  static byte[] empty(String internalName) {
    return new SampleCode(internalName).bytes();
  }

  /**
   * A class with one method.
   *
   * @param copyOf the class that calls go to directly; null for the original
   * @param random decides how much there is in the method
   */
  static byte[] method(
      String internalName, String name, String descriptor, String copyOf, Random random) {
    SampleCode code = new SampleCode(internalName);
    code.fold(name, descriptor, copyOf, 1 + random.nextInt(4));
    return code.bytes();
  }

  private byte[] bytes() {
    writer.visitEnd();
    return writer.toByteArray();
  }

  private void fold(String name, String descriptor, String copyOf, int loops) {
    MethodVisitor method = writer.visitMethod(Opcodes.ACC_STATIC, name, descriptor, null, null);
    method.visitCode();
    method.visitInsn(Opcodes.ICONST_0);
    method.visitVarInsn(Opcodes.ISTORE, 2);
    for (int line = 0; line < loops; line++) {
      loop(method, copyOf, 20 + 4 * line);
    }
    method.visitInsn(Opcodes.RETURN);
    method.visitMaxs(0, 0);
    method.visitEnd();
  }

  private static void loop(MethodVisitor method, String copyOf, int line) {
    Label start = new Label();
    Label head = new Label();
    Label end = new Label();
    method.visitLabel(start);
    method.visitLineNumber(line, start);
    method.visitInsn(Opcodes.ICONST_0);
    method.visitVarInsn(Opcodes.ISTORE, 3);
    method.visitLabel(head);
    method.visitVarInsn(Opcodes.ILOAD, 3);
    method.visitVarInsn(Opcodes.ALOAD, 0);
    method.visitInsn(Opcodes.ARRAYLENGTH);
    method.visitJumpInsn(Opcodes.IF_ICMPGE, end);
    method.visitVarInsn(Opcodes.ALOAD, 1);
    if (copyOf == null) {
      method.visitTypeInsn(Opcodes.CHECKCAST, "java/util/function/IntBinaryOperator");
    }
    method.visitVarInsn(Opcodes.ILOAD, 2);
    method.visitVarInsn(Opcodes.ALOAD, 0);
    method.visitVarInsn(Opcodes.ILOAD, 3);
    method.visitInsn(Opcodes.IALOAD);
    if (copyOf == null) {
      method.visitMethodInsn(
          Opcodes.INVOKEINTERFACE,
          "java/util/function/IntBinaryOperator",
          "applyAsInt",
          "(II)I",
          true);
    } else {
      method.visitMethodInsn(Opcodes.INVOKESTATIC, copyOf, "applyAsInt", "(II)I", false);
    }
    method.visitVarInsn(Opcodes.ISTORE, 2);
    method.visitIincInsn(3, 1);
    method.visitJumpInsn(Opcodes.GOTO, head);
    method.visitLabel(end);
  }
}
