package dev.monomorph.demo.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class ClassMethodsTest {
  @Test
  void countsEveryKindOfInstruction() {
    MethodRow row = only(ClassMethods.read("m", classWith(ClassMethodsTest::writeBody)));

    assertThat(row.label()).isEqualTo("m/p.C.work(IJ)V");
    assertThat(row.parameters()).isEqualTo(2);
    assertThat(row.exceptions()).isEqualTo(1);
    assertThat(row.has(Opcodes.ACC_STATIC)).isTrue();
    assertThat(row.has(Opcodes.ACC_PUBLIC)).isFalse();
    assertThat(row.body().calls()).isEqualTo(5);
    assertThat(row.body())
        .isEqualTo(
            new MethodBody(
                /* code */ 61,
                /* maxStack */ 4,
                /* maxLocals */ 7,
                /* tryBlocks */ 1,
                /* branches */ 1,
                /* loops */ 1,
                /* switches */ 1,
                /* allocations */ 2,
                /* casts */ 1,
                /* fieldReads */ 1,
                /* fieldWrites */ 1,
                /* callsVirtual */ 1,
                /* callsInterface */ 1,
                /* callsStatic */ 1,
                /* callsSpecial */ 1,
                /* callsDynamic */ 1));
  }

  @Test
  void countsNothingWhereThereIsNoCode() {
    MethodRow row = only(ClassMethods.read("m", classWith(MethodVisitor::visitEnd)));

    assertThat(row.body())
        .isEqualTo(new MethodBody(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void readsWhatJavacWrites() throws IOException {
    try (InputStream in = Schema.class.getResourceAsStream("Schema.class")) {
      List<MethodRow> rows = ClassMethods.read("app", in.readAllBytes());

      assertThat(rows)
          .extracting(MethodRow::name)
          .contains("<init>", "columns", "find", "names", "label");
    }
  }

  @Test
  void refusesAClassFileFromTheFuture() {
    byte[] bytes = classWith(MethodVisitor::visitEnd);
    bytes[7] = (byte) 200; // the major version

    assertThatIllegalArgumentException().isThrownBy(() -> ClassMethods.read("m", bytes));
  }

  private interface Body {
    void write(MethodVisitor method);
  }

  private static byte[] classWith(Body body) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_ABSTRACT, "p/C", null, "java/lang/Object", null);
    String[] exceptions = {"java/io/IOException"};
    body.write(writer.visitMethod(Opcodes.ACC_STATIC, "work", "(IJ)V", null, exceptions));
    writer.visitEnd();
    return writer.toByteArray();
  }

  /** Not code that could run, but one instruction of each kind. */
  private static void writeBody(MethodVisitor m) {
    Label start = new Label();
    Label end = new Label();
    m.visitCode();
    m.visitTryCatchBlock(start, end, end, null);
    m.visitLabel(start);
    m.visitTypeInsn(Opcodes.NEW, "p/C"); // 3 bytes
    m.visitIntInsn(Opcodes.NEWARRAY, Opcodes.T_INT); // 2
    m.visitTypeInsn(Opcodes.CHECKCAST, "p/C"); // 3
    m.visitFieldInsn(Opcodes.GETSTATIC, "p/C", "f", "I"); // 3
    m.visitFieldInsn(Opcodes.PUTSTATIC, "p/C", "f", "I"); // 3
    m.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "p/C", "v", "()V", false); // 3
    m.visitMethodInsn(Opcodes.INVOKEINTERFACE, "p/I", "i", "()V", true); // 5
    m.visitMethodInsn(Opcodes.INVOKESTATIC, "p/C", "s", "()V", false); // 3
    m.visitMethodInsn(Opcodes.INVOKESPECIAL, "p/C", "<init>", "()V", false); // 3
    Handle bootstrap = new Handle(Opcodes.H_INVOKESTATIC, "p/C", "b", "()V", false);
    m.visitInvokeDynamicInsn("d", "()V", bootstrap); // 5
    m.visitJumpInsn(Opcodes.IFEQ, end); // 3, a branch
    m.visitTableSwitchInsn(0, 0, end, end); // at 36: 1, padding 3, 16
    m.visitJumpInsn(Opcodes.GOTO, start); // 3, a loop
    m.visitLabel(end);
    m.visitInsn(Opcodes.NOP); // 1
    m.visitInsn(Opcodes.RETURN); // 1
    m.visitMaxs(4, 7);
    m.visitEnd();
  }

  private static MethodRow only(List<MethodRow> rows) {
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }
}
