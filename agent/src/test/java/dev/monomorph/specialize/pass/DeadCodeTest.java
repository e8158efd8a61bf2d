package dev.monomorph.specialize.pass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.testing.Snapshot;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/** What is left of methods in which branches were folded: {@code snapshots/DeadCode.*.txt}. */
class DeadCodeTest {
  @SuppressWarnings("unused") // only looked at
  static final class Targets {
    static String variable(Object o) {
      if (o == null) {
        String gone = "null";
        return gone;
      }
      String kept = "object";
      return kept;
    }

    static String handler(Object o) {
      if (o != null) {
        return "object";
      }
      try {
        return o.toString();
      } catch (NullPointerException e) {
        return "null";
      }
    }

    static int loop(Object o, int n) {
      if (o != null) {
        return 0;
      }
      int sum = 0;
      for (int i = 0; i < n; i++) {
        sum += i;
      }
      return sum;
    }

    static String alive(Object o) {
      return o == null ? "null" : "object";
    }
  }

  private static PassRun run(String method, String facts) {
    return PassRun.of(new FoldBranches(), Targets.class, method, facts).withoutDeadCode();
  }

  @Test
  void variablesGoWithTheirCode() {
    PassRun run = run("variable", "String");

    assertThat(run.method.localVariables)
        .extracting(each -> each.name)
        .containsExactlyInAnyOrder("o", "kept");
    Snapshot.assertMatches("DeadCode.variable", run.text());
    assertThat(run.call("any")).isEqualTo("object");
  }

  @Test
  void handlersGoWithTheirCode() {
    PassRun run = run("handler", "String");

    assertThat(run.method.tryCatchBlocks).isEmpty();
    Snapshot.assertMatches("DeadCode.handler", run.text());
    assertThat(run.call("any")).isEqualTo("object");
  }

  @Test
  void handlersOfLiveCodeStay() {
    PassRun run = run("handler", "null");

    assertThat(run.method.tryCatchBlocks).hasSize(1);
    assertThat(run.call(new Object[] {null})).isEqualTo("null");
  }

  @Test
  void loopsGoAsAWhole() {
    PassRun run = run("loop", "String _");

    Snapshot.assertMatches("DeadCode.loop", run.text());
    assertThat(run.call("any", 5)).isEqualTo(0);
  }

  /** Also where the number stands before code that goes. */
  @Test
  void whatIsLeftKeepsItsLine() {
    PassRun run = new PassRun(new FoldBranches(), "a/B", twoLines(), PassRun.parse("String"));
    Map<AbstractInsnNode, Integer> before = lines(run.method);

    run.withoutDeadCode();

    Map<AbstractInsnNode, Integer> after = lines(run.method);
    assertThat(after).containsValues(1, 2);
    after.forEach((insn, line) -> assertThat(line).isEqualTo(before.get(insn)));
    assertThat(run.call("any")).isEqualTo("any");
  }

  /** The second line begins with what runs for null only. */
  private static MethodNode twoLines() {
    String type = "(Ljava/lang/Object;)Ljava/lang/Object;";
    MethodNode method = new MethodNode(Opcodes.ACC_STATIC, "twoLines", type, null, null);
    startLine(method, 1);
    Label object = new Label();
    method.visitVarInsn(Opcodes.ALOAD, 0);
    method.visitJumpInsn(Opcodes.IFNONNULL, object);
    startLine(method, 2);
    method.visitLdcInsn("null");
    method.visitInsn(Opcodes.ARETURN);
    method.visitLabel(object);
    method.visitFrame(Opcodes.F_NEW, 1, new Object[] {"java/lang/Object"}, 0, null);
    method.visitVarInsn(Opcodes.ALOAD, 0);
    method.visitInsn(Opcodes.ARETURN);
    method.visitMaxs(1, 1);
    return method;
  }

  private static void startLine(MethodNode method, int line) {
    Label start = new Label();
    method.visitLabel(start);
    method.visitLineNumber(line, start);
  }

  private static Map<AbstractInsnNode, Integer> lines(MethodNode method) {
    Map<AbstractInsnNode, Integer> lines = new HashMap<>();
    int line = 0;
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof LineNumberNode number) {
        line = number.line;
      } else if (insn.getOpcode() >= 0) {
        lines.put(insn, line);
      }
    }
    return lines;
  }

  @Test
  void whatIsAliveStays() {
    PassRun whole = PassRun.of(null, Targets.class, "alive", "_");
    String before = whole.text();

    assertThat(whole.withoutDeadCode().text()).isEqualTo(before);
  }
}
