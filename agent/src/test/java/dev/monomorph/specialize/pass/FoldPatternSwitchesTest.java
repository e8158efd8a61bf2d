package dev.monomorph.specialize.pass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.specialize.fact.Fact;
import dev.monomorph.testing.Snapshot;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/**
 * What becomes of pattern switches: {@code snapshots/FoldPatternSwitches.*.txt}.
 *
 * <p>Written by hand: the compiler of JDK 17 makes none.
 */
class FoldPatternSwitchesTest {
  private static final String FACTORY_TYPE =
      "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;"
          + "[Ljava/lang/Object;)Ljava/lang/invoke/CallSite;";

  private static Handle factory(String method) {
    String owner = "java/lang/runtime/SwitchBootstraps";
    return new Handle(Opcodes.H_INVOKESTATIC, owner, method, FACTORY_TYPE, false);
  }

  /** Returns the index of the label that matches. */
  private static PassRun run(String fact, int restart, Object... labels) {
    return run(factory("typeSwitch"), fact, restart, labels);
  }

  private static PassRun run(Handle factory, String fact, int restart, Object... labels) {
    return run(factory, PassRun.parse(fact), restart, labels);
  }

  private static PassRun run(Handle factory, List<Fact> facts, int restart, Object... labels) {
    MethodNode method =
        new MethodNode(Opcodes.ACC_STATIC, "choose", "(Ljava/lang/Object;)I", null, null);
    method.maxStack = 2;
    method.maxLocals = 1;
    method.visitVarInsn(Opcodes.ALOAD, 0);
    method.visitInsn(Opcodes.ICONST_0 + restart);
    method.visitInvokeDynamicInsn("typeSwitch", "(Ljava/lang/Object;I)I", factory, labels);
    method.visitInsn(Opcodes.IRETURN);
    return new PassRun(new FoldPatternSwitches(), "a/B", method, facts);
  }

  private static Type type(Class<?> type) {
    return Type.getType(type);
  }

  @ParameterizedTest
  @CsvSource({"String, 0", "StringBuilder, 1", "Integer, 2", "Object, 3", "null, -1"})
  void foldsToTheFirstLabelThatMatches(String fact, int index) {
    PassRun run = run(fact, 0, type(String.class), type(CharSequence.class), type(Number.class));

    assertThat(run.changed).isTrue();
    assertThat(run.used).hasToString("{0}");
    Snapshot.assertMatches("FoldPatternSwitches." + fact, run.text());
    assertThat(run.call("any")).isEqualTo(index);
  }

  /** After a guard has failed the switch starts behind its label. */
  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "2, 2"})
  void startsWhereItIsTold(int restart, int index) {
    PassRun run = run("String", restart, type(String.class), type(CharSequence.class));

    assertThat(run.changed).isTrue();
    assertThat(run.call("any")).isEqualTo(index);
  }

  @ParameterizedTest
  @CsvSource({"_", "object"})
  void leavesAnUnknownSelector(String fact) {
    PassRun run = run(fact, 0, type(String.class));

    assertThat(run.changed).isFalse();
    assertThat(run.used).hasToString("{}");
  }

  @Test
  void aLabelThatIsNoTypeIsPassedByNoSelector() {
    assertThat(run("String", 0, "text", type(String.class)).changed).isFalse();
    assertThat(run("Integer", 0, 42, type(Integer.class)).changed).isFalse();
    assertThat(run("String", 0, type(String.class), "text").changed).isTrue();
  }

  @Test
  void aLabelThatIsNotFoundIsPassedByNoSelector() {
    Type missing = Type.getObjectType("no/such/Type");

    assertThat(run("String", 0, missing, type(String.class)).changed).isFalse();
    assertThat(run("String", 0, type(String.class), missing).changed).isTrue();
  }

  /** Of a constant it is known which label names it, of a class of enum only that it is one. */
  @Test
  void foldsASwitchOverConstants() {
    Object[] labels = {"LITTLE", "MEDIUM", type(Size.class)};
    Handle factory = factory("enumSwitch");

    PassRun medium = run(factory, List.of(Fact.object(Size.MEDIUM)), 0, labels);
    assertThat(medium.changed).isTrue();
    assertThat(medium.identified).hasToString("{0}");
    assertThat(medium.call("any")).isEqualTo(1);
    assertThat(run(factory, List.of(Fact.object(Size.BIG)), 0, labels).call("any")).isEqualTo(2);
    assertThat(run(factory, List.of(Fact.object(Size.BIG)), 0, "LITTLE").call("any")).isEqualTo(1);
    assertThat(run(factory, List.of(Fact.NULL), 0, labels).call("any")).isEqualTo(-1);
    assertThat(run(factory, List.of(Fact.exact(Size.class)), 0, labels).changed).isFalse();
    assertThat(run(factory, List.of(Fact.exact(Size.class)), 2, labels).call("any")).isEqualTo(2);
  }

  /** A text is a text there, and no constant's name. */
  @Test
  void foldsATextInASwitchOverTypes() {
    Object[] labels = {"LITTLE", type(Size.class), type(String.class)};
    Handle factory = factory("typeSwitch");

    assertThat(run(factory, List.of(Fact.object("LITTLE")), 0, labels).call("any")).isEqualTo(0);
    assertThat(run(factory, List.of(Fact.object("BIG")), 0, labels).call("any")).isEqualTo(2);
    assertThat(run(factory, List.of(Fact.object(Size.LITTLE)), 0, labels).changed).isFalse();
  }

  private enum Size {
    LITTLE,
    MEDIUM,
    BIG
  }

  @Test
  void leavesOtherDynamicCalls() {
    assertThat(run(factory("other"), "String", 0, type(String.class)).changed).isFalse();
  }
}
