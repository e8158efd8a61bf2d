package dev.monomorph.cost;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A class with a root method that calls five others, all of one size: {@code static int root(Step,
 * int)}. Their code is made of blocks as in ordinary methods: a type test, a branch, an interface
 * call, some arithmetic.
 */
final class CostProgram {
  static final String ROOT = "root";
  static final int CALLEES = 5;

  private static final String STEP = Type.getInternalName(Step.class);
  private static final String TIMES = Type.getInternalName(Step.Times.class);
  private static final String DESCRIPTOR = "(L" + STEP + ";I)I";

  private CostProgram() {}

  /**
   * The class file.
   *
   * @param name internal
   * @param blocks how many each method has
   */
  static byte[] generate(String name, int blocks) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
    for (int i = 0; i <= CALLEES; i++) {
      String method = i == CALLEES ? ROOT : "callee" + i;
      int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
      MethodVisitor code = writer.visitMethod(access, method, DESCRIPTOR, null, null);
      code.visitCode();
      for (int block = 0; block < blocks; block++) {
        block(code, block);
      }
      for (int callee = 0; i == CALLEES && callee < CALLEES; callee++) {
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitVarInsn(Opcodes.ILOAD, 1);
        code.visitMethodInsn(Opcodes.INVOKESTATIC, name, "callee" + callee, DESCRIPTOR, false);
        code.visitVarInsn(Opcodes.ISTORE, 1);
      }
      code.visitVarInsn(Opcodes.ILOAD, 1);
      code.visitInsn(Opcodes.IRETURN);
      code.visitMaxs(0, 0);
      code.visitEnd();
    }
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static void block(MethodVisitor code, int number) {
    Label otherwise = new Label();
    Label end = new Label();
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitTypeInsn(Opcodes.INSTANCEOF, TIMES);
    code.visitJumpInsn(Opcodes.IFEQ, otherwise);
    code.visitIincInsn(1, number);
    code.visitJumpInsn(Opcodes.GOTO, end);
    code.visitLabel(otherwise);
    code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitVarInsn(Opcodes.ILOAD, 1);
    code.visitMethodInsn(Opcodes.INVOKEINTERFACE, STEP, "from", "(I)I", true);
    code.visitVarInsn(Opcodes.ISTORE, 1);
    code.visitLabel(end);
    code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    code.visitVarInsn(Opcodes.ILOAD, 1);
    code.visitIntInsn(Opcodes.SIPUSH, 31 + number);
    code.visitInsn(Opcodes.IMUL);
    code.visitVarInsn(Opcodes.ISTORE, 1);
  }
}
