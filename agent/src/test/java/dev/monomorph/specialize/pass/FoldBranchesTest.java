package dev.monomorph.specialize.pass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.testing.Snapshot;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/** What becomes of jumps and switches: {@code snapshots/FoldBranches.*.txt}. */
class FoldBranchesTest {
  @SuppressWarnings({"unused", "StatementSwitchToExpressionSwitch"}) // only looked at
  static final class Targets {
    static String isNull(Object o) {
      return o == null ? "null" : "object";
    }

    static String isNotNull(Object o) {
      return o != null ? "object" : "null";
    }

    static String same(Object a, Object b) {
      return a == b ? "same" : "other";
    }

    static String classIs(Object o) {
      return o.getClass() == String.class ? "string" : "other";
    }

    static String dense() {
      int which = 2;
      switch (which) {
        case 1:
          return "one";
        case 2:
          return "two";
        default:
          return "many";
      }
    }

    static String sparse() {
      int which = 2000;
      switch (which) {
        case 1:
          return "one";
        case 1000:
          return "a thousand";
        default:
          return "many";
      }
    }
  }

  private static PassRun run(String method, String facts) {
    return PassRun.of(new FoldBranches(), Targets.class, method, facts);
  }

  @ParameterizedTest
  @CsvSource({
    "isNull, null, null",
    "isNull, String, object",
    "isNotNull, null, null",
    "isNotNull, object, object",
    "same, null null, same",
    "same, null object, other",
    "same, String null, other",
    "classIs, String, string",
    "classIs, Integer, other"
  })
  void foldsWhatIsCertain(String method, String facts, String answer) {
    PassRun run = run(method, facts);

    assertThat(run.changed).isTrue();
    assertThat(run.used).hasToString(facts.contains(" ") ? "{0, 1}" : "{0}");
    Snapshot.assertMatches("FoldBranches." + method + "-" + facts.replace(' ', '-'), run.text());
    Object[] arguments = facts.contains(" ") ? new Object[] {"a", "b"} : new Object[] {"a"};
    assertThat(run.withoutDeadCode().call(arguments)).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource({
    "isNull, _",
    "isNotNull, _",
    "same, _ _",
    "same, object object",
    "same, String Integer",
    "same, String String",
    "same, null _",
    "classIs, object"
  })
  void leavesWhatIsNot(String method, String facts) {
    PassRun run = run(method, facts);

    assertThat(run.changed).isFalse();
    assertThat(run.used).hasToString("{}");
  }

  @ParameterizedTest
  @CsvSource({"dense, two", "sparse, many"})
  void foldsSwitches(String method, String answer) {
    PassRun run = run(method, "_");

    assertThat(run.changed).isTrue();
    Snapshot.assertMatches("FoldBranches." + method, run.text());
    assertThat(run.withoutDeadCode().call()).isEqualTo(answer);
  }

  /** Below, at, inside and above the bounds of a table from 1 to 2. */
  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1, 2, 3})
  void tablesHaveTwoBounds(int value) {
    MethodNode method = method("()I");
    Label one = new Label();
    Label two = new Label();
    Label other = new Label();
    push(method, value);
    method.visitTableSwitchInsn(1, 2, other, one, two);
    Label[] ways = {one, two, other};
    for (int i = 0; i < ways.length; i++) {
      method.visitLabel(ways[i]);
      method.visitFrame(Opcodes.F_NEW, 0, null, 0, null);
      push(method, i + 1);
      method.visitInsn(Opcodes.IRETURN);
    }

    PassRun run = new PassRun(new FoldBranches(), "a/B", method, List.of()).withoutDeadCode();

    assertThat(run.call()).isEqualTo(value == 1 || value == 2 ? value : 3);
  }

  /** Every opcode with every order of its operands. */
  private static Stream<int[]> comparisons() {
    return IntStream.rangeClosed(Opcodes.IFEQ, Opcodes.IF_ICMPLE)
        .boxed()
        .flatMap(
            opcode ->
                IntStream.rangeClosed(-1, 1)
                    .boxed()
                    .flatMap(
                        a -> IntStream.rangeClosed(-1, 1).mapToObj(b -> new int[] {opcode, a, b})));
  }

  @Test
  void comparesAsTheJvmDoes() {
    assertThat(comparisons()).hasSize(108).allSatisfy(FoldBranchesTest::compare);
  }

  private static void compare(int[] comparison) {
    Object original = new PassRun(null, "a/B", comparing(comparison), List.of()).call();

    PassRun run = new PassRun(new FoldBranches(), "a/B", comparing(comparison), List.of());

    assertThat(run.changed).isTrue();
    assertThat(run.withoutDeadCode().call()).isEqualTo(original);
  }

  private static MethodNode comparing(int[] comparison) {
    MethodNode method = method("()I");
    boolean twoOperands = comparison[0] >= Opcodes.IF_ICMPEQ;
    Label jumped = new Label();
    if (twoOperands) {
      push(method, comparison[1]);
    }
    push(method, comparison[2]);
    method.visitJumpInsn(comparison[0], jumped);
    method.visitInsn(Opcodes.ICONST_0);
    method.visitInsn(Opcodes.IRETURN);
    method.visitLabel(jumped);
    method.visitFrame(Opcodes.F_NEW, 0, null, 0, null);
    method.visitInsn(Opcodes.ICONST_1);
    method.visitInsn(Opcodes.IRETURN);
    return method;
  }

  private static MethodNode method(String descriptor) {
    MethodNode method = new MethodNode(Opcodes.ACC_STATIC, "call", descriptor, null, null);
    method.maxStack = 2;
    return method;
  }

  private static void push(MethodNode method, int value) {
    method.visitInsn(Opcodes.ICONST_0 + value);
  }

  @Test
  void operandsOfUnknownValueAreNotCompared() {
    MethodNode method = method("(I)I");
    Label jumped = new Label();
    method.maxLocals = 1;
    method.visitVarInsn(Opcodes.ILOAD, 0);
    method.visitInsn(Opcodes.ICONST_1);
    method.visitJumpInsn(Opcodes.IF_ICMPLT, jumped);
    method.visitLabel(jumped);
    method.visitFrame(Opcodes.F_NEW, 1, new Object[] {Opcodes.INTEGER}, 0, null);
    method.visitInsn(Opcodes.ICONST_1);
    method.visitInsn(Opcodes.IRETURN);

    assertThat(new PassRun(new FoldBranches(), "a/B", method, PassRun.parse("_")).changed)
        .isFalse();
  }
}
