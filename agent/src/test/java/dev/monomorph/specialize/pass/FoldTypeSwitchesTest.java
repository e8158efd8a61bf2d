package dev.monomorph.specialize.pass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.testing.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/**
 * What becomes of pattern switches: {@code snapshots/FoldTypeSwitches.*.txt}.
 *
 * <p>Written by hand: the compiler of JDK 17 makes none.
 */
class FoldTypeSwitchesTest {
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
    MethodNode method =
        new MethodNode(Opcodes.ACC_STATIC, "choose", "(Ljava/lang/Object;)I", null, null);
    method.maxStack = 2;
    method.maxLocals = 1;
    method.visitVarInsn(Opcodes.ALOAD, 0);
    method.visitInsn(Opcodes.ICONST_0 + restart);
    method.visitInvokeDynamicInsn("typeSwitch", "(Ljava/lang/Object;I)I", factory, labels);
    method.visitInsn(Opcodes.IRETURN);
    return new PassRun(new FoldTypeSwitches(), "a/B", method, PassRun.parse(fact));
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
    Snapshot.assertMatches("FoldTypeSwitches." + fact, run.text());
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

  @Test
  void leavesOtherDynamicCalls() {
    assertThat(run(factory("enumSwitch"), "String", 0, type(String.class)).changed).isFalse();
  }
}
