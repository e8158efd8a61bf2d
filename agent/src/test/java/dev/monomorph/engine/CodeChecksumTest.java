package dev.monomorph.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.testing.ClassBytes;
import java.util.Collections;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Two class files of one class have the same code or not. */
class CodeChecksumTest {
  private static class Sample {
    int tried(int number) {
      try {
        return Integer.parseInt("" + number) + 77;
      } catch (NumberFormatException e) {
        return number;
      }
    }

    @Tag("an annotation")
    int plain() {
      return 1;
    }
  }

  private final ClassNode tree = ClassBytes.tree(Sample.class);
  private final long checksum = CodeChecksum.of(ClassBytes.of(Sample.class));

  @Test
  void whatTheJvmWritesAnewIsTheSame() {
    assertThat(new Sample().tried(1) + new Sample().plain()).isEqualTo(79);
    Collections.reverse(tree.methods);
    tree.sourceFile = null;
    tree.innerClasses.clear();
    tree.interfaces.add("java/io/Serializable");
    tree.visitField(0, "added", "I", null, null);
    for (MethodNode method : tree.methods) {
      method.visibleAnnotations = null;
      method.localVariables = null;
    }

    assertThat(CodeChecksum.of(ClassBytes.of(tree))).isEqualTo(checksum);
  }

  @Test
  void anotherConstantIsNot() {
    for (AbstractInsnNode insn : ClassBytes.method(tree, "tried").instructions) {
      if (insn instanceof IntInsnNode push) {
        push.operand++;
      }
    }

    assertThat(CodeChecksum.of(ClassBytes.of(tree))).isNotEqualTo(checksum);
  }

  @Test
  void anotherHandlerIsNot() {
    ClassBytes.method(tree, "tried").tryCatchBlocks.clear();

    assertThat(CodeChecksum.of(ClassBytes.of(tree))).isNotEqualTo(checksum);
  }
}
