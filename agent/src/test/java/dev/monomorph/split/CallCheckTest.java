package dev.monomorph.split;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.define.Privileges;
import dev.monomorph.runtime.CallRefusal;
import dev.monomorph.runtime.Target;
import dev.monomorph.testing.TestGateway;
import dev.monomorph.weave.CallInstruction;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Opcodes;

class CallCheckTest {
  private static final String SELF = "dev/monomorph/split/CallCheckTest";
  private static final MethodType TYPE = MethodType.methodType(void.class, String[].class);

  private final CallCheck check = new CallCheck(privileges());

  /** The name of a class that the agent makes. */
  static final class Some$$MonoCopy {}

  private static Privileges privileges() {
    try {
      return Privileges.take(TestGateway.instrumentation());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private CallRefusal check(CallInstruction call, MethodType type) {
    Target target = new Target(SELF, "called", type.toMethodDescriptorString(), true);
    Caller caller = new Caller(CallCheckTest.class, "m()V", 0);
    return check.ofCall(call, SELF, new SplitRequest(caller, target, type));
  }

  private static CallInstruction call(int opcode, String owner, String name, MethodType type) {
    return new CallInstruction(
        "m()V", 0, opcode, owner, name, type.toMethodDescriptorString(), false);
  }

  @Test
  void classesOfTheJdkAndOfTheAgent() {
    assertThat(CallCheck.ofClass(ArrayList.class)).isEqualTo(CallRefusal.PLATFORM_CALLER);
    assertThat(CallCheck.ofClass(Some$$MonoCopy.class)).isEqualTo(CallRefusal.GENERATED_CALLER);
    assertThat(CallCheck.ofClass(CallCheckTest.class)).isNull();
  }

  @Test
  void whatCallsTheTarget() {
    CallInstruction direct = call(Opcodes.INVOKESTATIC, SELF, "called", TYPE);
    CallInstruction own = call(Opcodes.INVOKESPECIAL, SELF, "called", TYPE);

    assertThat(check(direct, TYPE)).isNull();
    assertThat(check(own, TYPE)).isNull();
  }

  @Test
  void whatDoesNot() {
    MethodType other = MethodType.methodType(void.class, String.class);

    assertThat(check(null, TYPE)).isEqualTo(CallRefusal.NO_DIRECT_CALL);
    assertThat(check(call(Opcodes.INVOKESTATIC, SELF, "other", TYPE), TYPE))
        .isEqualTo(CallRefusal.NO_DIRECT_CALL);
    assertThat(check(call(Opcodes.INVOKESTATIC, SELF, "called", other), TYPE))
        .isEqualTo(CallRefusal.NO_DIRECT_CALL);
    assertThat(check(call(Opcodes.INVOKESPECIAL, "com/acme/Super", "called", TYPE), TYPE))
        .isEqualTo(CallRefusal.SUPER_CALL);
  }

  /** The instruction runs without its types, a call site does not. */
  @Test
  void typesThatTheCallerCannotName() throws ReflectiveOperationException {
    Class<?> foreign = Class.forName("java.util.ImmutableCollections");
    MethodType inaccessible = MethodType.methodType(void.class, foreign);

    assertThat(check(call(Opcodes.INVOKESTATIC, SELF, "called", inaccessible), inaccessible))
        .isEqualTo(CallRefusal.UNNAMEABLE_TYPE);
    assertThat(check.canName(CallCheckTest.class, "(Lcom/acme/Missing;)V", TYPE)).isFalse();
    assertThat(check.canName(CallCheckTest.class, "([Ljava/lang/String;)V", TYPE)).isTrue();
  }
}
