package dev.monomorph.specialize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.testing.BytesLoader;
import dev.monomorph.testing.ClassBytes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.MethodNode;

/** Frames for code that has none. */
class StackMapsTest {
  static final class Targets {
    private Targets() {}

    @SuppressWarnings("UnnecessaryStringBuilder") // two classes have to meet
    static int merges(Object any, int count) {
      Number number = any instanceof Integer whole ? whole : Long.valueOf(count);
      CharSequence text = count > 1 ? "text" : new StringBuilder("builder");
      int sum = number.intValue();
      for (int i = 0; i < count; i++) {
        sum += text.charAt(i);
      }
      return sum;
    }
  }

  private final ClassNode stripped = new ClassNode(Opcodes.ASM9);

  private MethodNode withoutFrames() {
    new ClassReader(ClassBytes.of(Targets.class)).accept(stripped, ClassReader.SKIP_FRAMES);
    return ClassBytes.method(stripped, "merges");
  }

  private static long frames(MethodNode method) {
    List<FrameNode> frames = new ArrayList<>();
    method.instructions.forEach(
        insn -> {
          if (insn instanceof FrameNode frame) {
            frames.add(frame);
          }
        });
    return frames.size();
  }

  /** Integer and Long meet as numbers, String and StringBuilder as objects, as interfaces do. */
  @Test
  void theVerifierAcceptsThem() throws ReflectiveOperationException {
    MethodNode bare = withoutFrames();
    LoadedClass types = new LoadedClass(Targets.class, stripped);

    MethodNode computed = StackMaps.compute(bare, types);

    assertThat(frames(bare)).isZero();
    assertThat(frames(computed)).isPositive();
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "a/Made", null, "java/lang/Object", null);
    computed.accept(writer);
    Class<?> made = new BytesLoader(getClass().getClassLoader()).define(writer.toByteArray());
    var method = made.getDeclaredMethod("merges", Object.class, int.class);
    method.setAccessible(true);
    assertThat(method.invoke(null, "any", 1)).isEqualTo(Targets.merges("any", 1));
    assertThat(method.invoke(null, 5, 2)).isEqualTo(Targets.merges(5, 2));
  }

  @Test
  void areMissingInClassFilesBeforeJava7() {
    ClassNode tree = new ClassNode();
    tree.version = Opcodes.V1_6;
    assertThat(StackMaps.areMissing(tree)).isTrue();
    tree.version = Opcodes.V1_7;
    assertThat(StackMaps.areMissing(tree)).isFalse();
  }
}
