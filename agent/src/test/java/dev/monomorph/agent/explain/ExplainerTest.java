package dev.monomorph.agent.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.monomorph.Constant;
import dev.monomorph.testing.ForkedJvm;
import dev.monomorph.testing.TestGateway;
import dev.monomorph.testing.TestSource;
import dev.monomorph.weave.TargetPatterns;
import java.util.List;
import java.util.Map;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;

/** What is said of methods, word by word. */
class ExplainerTest {
  // Nothing here is ever run.
  @SuppressWarnings("unused")
  static class Targets {
    static int fold(int[] values, @Constant IntBinaryOperator op, Object unused, long size) {
      int result = 0;
      for (int value : values) {
        result = op.applyAsInt(result, value); // applied
      }
      return ask(op, locked(op)) + new Targets().own("made"); // asked
    }

    private static int ask(Object what, int result) {
      return result + what.hashCode();
    }

    private static synchronized int locked(Object what) {
      return what.hashCode();
    }

    private int own(Object o) {
      return o.hashCode();
    }

    static int twice(List<Object> one, List<Object> other) {
      return one.size() + other.size();
    }
  }

  /** An operator. */
  static final class Add implements IntBinaryOperator {
    @Override
    public int applyAsInt(int left, int right) {
      return left + right;
    }
  }

  private static final String T = Targets.class.getName();
  private static final String OP = "java.util.function.IntBinaryOperator";

  private static String explain(String method, Map<Integer, String> assumed) throws Exception {
    try (ClassPath path = ClassPath.parse(ForkedJvm.locationOf(Targets.class))) {
      return Explainer.explain(
          TestGateway.instrumentation(), path, TargetPatterns.parse(T + "#" + method), assumed);
    }
  }

  private static int line(String comment) {
    return TestSource.lineOf(ExplainerTest.class, comment);
  }

  @Test
  void aMethodThatCanBeSpecialized() throws Exception {
    int asked = line("asked");
    String applied = "line " + line("applied") + ": ";
    String handed = "line " + asked + ": ";

    assertThat(explain("fold", Map.of()).lines())
        .containsExactly(
            T + "#fold([IL" + OP.replace('.', '/') + ";Ljava/lang/Object;J)I",
            "    can be specialized: yes",
            "    parameters",
            "        0  int[] values: does not matter, is always of the same class",
            "        1  " + OP + " op: matters, is annotated as a constant",
            "            " + applied + "receiver of " + OP + ".applyAsInt(II)I",
            "            " + handed + "handed on to " + T + ".locked(Ljava/lang/Object;)I",
            "            " + handed + "handed on to " + T + ".ask(Ljava/lang/Object;I)I",
            "        2  java.lang.Object unused: does not matter, nothing depends on its class",
            "        3  long size: does not matter, is no reference",
            "    calls that would be copied",
            "        "
                + applied
                + OP
                + ".applyAsInt(II)I, the method that the class of parameter 1 has",
            "        "
                + handed
                + T
                + ".ask(Ljava/lang/Object;I)I, if the class of parameter 1 is known",
            "        " + handed + T + ".own(Ljava/lang/Object;)I, whatever the parameters are",
            "    calls that would stay calls",
            "        "
                + handed
                + T
                + ".locked(Ljava/lang/Object;)I: is synchronized (SYNCHRONIZED)");
  }

  @Test
  void aSpecialization() throws Exception {
    List<String> lines = explain("fold", Map.of(1, Add.class.getName())).lines().toList();
    int start = lines.indexOf("    specialization for (_, " + Add.class.getName() + ", _, _)");

    assertThat(start).isPositive();
    assertThat(lines.get(start + 1))
        .isEqualTo("        depends on (_, " + Add.class.getName() + ", _, _)");
    assertThat(lines.get(start + 2)).matches("        \\d+ bytes copied to \\d+");
    assertThat(lines.subList(start + 3, lines.size()))
        .contains(
            "        copied",
            "            " + Add.class.getName() + "#applyAsInt(II)I",
            "        calls that stay calls by reason",
            "            1  SYNCHRONIZED           is synchronized");
  }

  @Test
  void aSpecializationForNothing() throws Exception {
    assertThat(explain("fold", Map.of(2, "java.lang.String")).lines())
        .endsWith(
            "    specialization for (_, _, _, _)",
            "        none: nothing depends on these classes");
  }

  @Test
  void methodsAreApart() throws Exception {
    assertThat(explain("*", Map.of()))
        .contains(String.format("%n%n%s#ask(", T), String.format("%n%n%s#twice(", T));
  }

  @Test
  void aWrongAssumptionIsAnError() {
    assertThatThrownBy(() -> explain("twice", Map.of(7, "java.lang.String")))
        .isInstanceOf(ExplainException.class);
  }
}
