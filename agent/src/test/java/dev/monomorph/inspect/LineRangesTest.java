package dev.monomorph.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

class LineRangesTest {
  private static String of(int... lines) {
    MethodNode method = new MethodNode();
    for (int line : lines) {
      method.instructions.add(new LineNumberNode(line, new LabelNode()));
    }
    return LineRanges.of(method);
  }

  @Test
  void neighboursAreOneRange() {
    assertThat(of(4, 5, 6, 4, 9, 11, 12, 5)).isEqualTo("4-6, 9, 11-12");
    assertThat(of(3)).isEqualTo("3");
    assertThat(of()).isEmpty();
  }
}
