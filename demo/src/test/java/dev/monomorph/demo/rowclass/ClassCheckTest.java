package dev.monomorph.demo.rowclass;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class ClassCheckTest {
  @Test
  void letsPassWhatIsRight() {
    assertThatCode(() -> ClassCheck.check(returning(Opcodes.ICONST_0))).doesNotThrowAnyException();
  }

  @Test
  void namesTheMethodThatIsWrong() {
    assertThatThrownBy(() -> ClassCheck.check(returning(Opcodes.FCONST_0)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("X.wrong()I: ");
  }

  private static byte[] returning(int constant) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "X", null, "java/lang/Object", null);
    MethodVisitor method =
        writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "wrong", "()I", null, null);
    method.visitCode();
    method.visitInsn(constant);
    method.visitInsn(Opcodes.IRETURN);
    method.visitMaxs(1, 0);
    method.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }
}
