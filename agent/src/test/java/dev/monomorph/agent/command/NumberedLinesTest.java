package dev.monomorph.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.testing.ClassBytes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

class NumberedLinesTest {
  private static void method(ClassWriter writer, String name, int... lines) {
    MethodVisitor code = writer.visitMethod(Opcodes.ACC_STATIC, name, "()V", null, null);
    for (int line : lines) {
      Label label = new Label();
      code.visitLabel(label);
      code.visitLineNumber(line, label);
      code.visitInsn(Opcodes.NOP);
    }
    code.visitInsn(Opcodes.RETURN);
  }

  private static NumberedLines numbered() {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_SUPER, "a/B", null, "java/lang/Object", null);
    writer.visitSource("B.java", null);
    method(writer, "f", 4, 6, 4);
    method(writer, "g", 4);
    return NumberedLines.of(writer.toByteArray());
  }

  @Test
  void eachEntryOfALineTableGetsALineOfItsOwn() {
    List<Integer> lines = new ArrayList<>();
    for (MethodNode method : ClassBytes.tree(numbered().classFile()).methods) {
      method.instructions.forEach(
          insn -> {
            if (insn instanceof LineNumberNode number) {
              lines.add(number.line);
            }
          });
    }

    assertThat(numbered().className()).isEqualTo("a/B");
    assertThat(lines).containsExactly(1, 2, 3, 4);
  }

  @Test
  void tellsLinesOfAViewInItsOrder() {
    int[] pairs = {4, 20, 1, 12, 3, 12, 2, 11};

    assertThat(numbered().text(pairs))
        .isEqualTo(
            """
            # line here <- line of B.java, method
            11 <- 6 f()V
            12 <- 4 f()V
            20 <- 4 g()V
            """);
  }
}
