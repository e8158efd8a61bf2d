package dev.monomorph.weave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.testing.ClassBytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Opcodes;

class CallTransformerTest {
  private static final String NAME = "dev/monomorph/weave/CallTransformerTest$Caller";
  private static final byte[] ORIGINAL = ClassBytes.of(Caller.class);
  private static final CallInstruction CALL =
      new CallInstruction("call()V", 0, Opcodes.INVOKESTATIC, NAME, "called", "()V", false);

  private final List<String> failed = new ArrayList<>();
  private boolean reading;
  private final CallTransformer transformer =
      new CallTransformer(() -> reading, (type, failure) -> failed.add(type));

  /** Has a call. */
  static class Caller {
    private Caller() {}

    static void call() {
      called();
    }

    static void called() {}
  }

  @AfterEach
  void forget() {
    SplitCalls.of(Caller.class).remove(CALL);
  }

  private byte[] transform(Class<?> loaded, byte[] classFile) {
    return transformer.transform(null, NAME, loaded, null, classFile);
  }

  @Test
  void leavesClassesWithoutSplitCallsAlone() {
    assertThat(transform(Caller.class, ORIGINAL)).isNull();
    assertThat(failed).isEmpty();
  }

  @Test
  void leavesClassesThatAreLoadedAlone() {
    SplitCalls.of(Caller.class).add(CALL, NAME);

    assertThat(transform(null, ORIGINAL)).isNull();
  }

  @Test
  void keepsSitesWhenOthersRetransform() {
    assertThat(SplitCalls.of(Caller.class).add(CALL, NAME)).isTrue();
    assertThat(SplitCalls.of(Caller.class).add(CALL, NAME)).as("once").isFalse();

    assertThat(transform(Caller.class, ORIGINAL)).isNotNull().isNotEqualTo(ORIGINAL);
  }

  /** Copies are made of what the class's author wrote. */
  @Test
  void leavesThemOutWhenTheAgentReadsTheClass() {
    SplitCalls.of(Caller.class).add(CALL, NAME);
    reading = true;

    assertThat(transform(Caller.class, ORIGINAL)).isNull();
  }

  /** What another agent has made of the class has no such instruction. */
  @Test
  void takesOnlyInstructionsThatAreThere() {
    SplitCalls calls = SplitCalls.of(Caller.class);
    CallInstruction other =
        new CallInstruction("call()V", 0, Opcodes.INVOKESTATIC, NAME, "gone", "()V", false);
    calls.add(other, NAME);

    assertThat(transform(Caller.class, ORIGINAL)).isNull();
    calls.remove(other);
  }

  @Test
  void tellsOfClassFilesThatItCannotRead() {
    SplitCalls.of(Caller.class).add(CALL, NAME);
    byte[] broken = ORIGINAL.clone();
    Arrays.fill(broken, 10, 60, (byte) 99);

    assertThat(transform(Caller.class, broken)).isNull();
    assertThat(failed).containsExactly(NAME);
  }
}
