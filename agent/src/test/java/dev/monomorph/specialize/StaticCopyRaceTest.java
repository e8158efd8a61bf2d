package dev.monomorph.specialize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.testing.ClassBytes;
import dev.monomorph.testing.Race;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Threads copy one method, whose tree they share, at the same time. */
class StaticCopyRaceTest {
  private static final int ROUNDS = 400;
  private static final int THREADS = 4;

  @Test
  void everyThreadGetsTheSameCopy() throws Exception {
    ClassNode tree = ClassBytes.tree(java.util.HashMap.class);
    MethodNode method = ClassBytes.method(tree, "putVal");
    Set<Integer> hashes = Collections.newSetFromMap(new ConcurrentHashMap<>());

    Race.of(
        THREADS,
        () -> {
          for (int i = 0; i < ROUNDS; i++) {
            CodeSize.upperBound(method);
            hashes.add(bytesHash(tree, method));
          }
        });

    assertThat(hashes).hasSize(1);
  }

  private static int bytesHash(ClassNode tree, MethodNode method) {
    MethodNode copy = StaticCopy.of(tree, method, "copy", false);
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, 0, "Holder", null, "java/lang/Object", null);
    copy.accept(writer);
    return java.util.Arrays.hashCode(writer.toByteArray());
  }
}
