package dev.monomorph.weave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.testing.ClassBytes;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;

/** Which class files can become ones of Java 11. */
class VersionRaiseTest {
  private static final String OWNER = "com/acme/Old";

  /** A class with a field, which a method assigns. */
  private static ClassNode assigning(int version, String method, int fieldAccess) {
    boolean isStatic = (fieldAccess & Opcodes.ACC_STATIC) != 0;
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(version, Opcodes.ACC_PUBLIC, OWNER, null, "java/lang/Object", null);
    writer.visitField(fieldAccess, "field", "I", null, null).visitEnd();
    MethodVisitor code = writer.visitMethod(0, method, "()V", null, null);
    code.visitCode();
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitInsn(Opcodes.ICONST_1);
    code.visitFieldInsn(isStatic ? Opcodes.PUTSTATIC : Opcodes.PUTFIELD, OWNER, "field", "I");
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
    writer.visitEnd();
    return ClassBytes.tree(writer.toByteArray());
  }

  @Test
  void onlyInitializersMayAssignFinalFieldsSinceJava9() {
    int fixed = Opcodes.ACC_FINAL;
    int constant = Opcodes.ACC_FINAL | Opcodes.ACC_STATIC;

    assertThat(VersionRaise.isHarmless(assigning(Opcodes.V1_8, "set", fixed))).isFalse();
    assertThat(VersionRaise.isHarmless(assigning(Opcodes.V1_8, "set", constant))).isFalse();
    assertThat(VersionRaise.isHarmless(assigning(Opcodes.V1_8, "set", 0))).isTrue();
    assertThat(VersionRaise.isHarmless(assigning(Opcodes.V1_8, "<init>", fixed))).isTrue();
    assertThat(VersionRaise.isHarmless(assigning(Opcodes.V1_8, "<clinit>", constant))).isTrue();
  }

  @Test
  void aClassOfJava9LivesByThatAlready() {
    assertThat(VersionRaise.isHarmless(assigning(Opcodes.V9, "set", Opcodes.ACC_FINAL))).isTrue();
  }
}
