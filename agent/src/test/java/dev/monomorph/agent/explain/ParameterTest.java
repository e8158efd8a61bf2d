package dev.monomorph.agent.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.testing.ClassBytes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.ParameterNode;

/** How parameters are named. */
class ParameterTest {
  // Nothing here is ever run.
  @SuppressWarnings("unused")
  static class Targets {
    int instance(long wide, String[] texts) {
      int local = 1;
      return local;
    }

    static int fixed(double wide, Object last) {
      Object later = last;
      return 0;
    }
  }

  private final ClassNode tree = ClassBytes.tree(Targets.class);

  private List<String> parameters(MethodNode method) {
    return Parameter.of("a/B", method).stream().map(Parameter::toString).toList();
  }

  @Test
  void theReceiverIsNumberZero() {
    assertThat(parameters(ClassBytes.method(tree, "instance")))
        .containsExactly("0  a.B this", "1  long wide", "2  java.lang.String[] texts");
  }

  @Test
  void aStaticMethodHasNone() {
    assertThat(parameters(ClassBytes.method(tree, "fixed")))
        .containsExactly("0  double wide", "1  java.lang.Object last");
  }

  @Test
  void withoutDebugInformationThereAreNoNames() {
    MethodNode method = ClassBytes.method(tree, "fixed");
    method.localVariables = null;

    assertThat(parameters(method)).containsExactly("0  double", "1  java.lang.Object");
  }

  @Test
  void theCompilerMayHaveWrittenThemApart() {
    MethodNode method = ClassBytes.method(tree, "fixed");
    method.localVariables = null;
    method.parameters = List.of(new ParameterNode("a", 0), new ParameterNode(null, 0));

    assertThat(parameters(method)).containsExactly("0  double a", "1  java.lang.Object");
  }
}
