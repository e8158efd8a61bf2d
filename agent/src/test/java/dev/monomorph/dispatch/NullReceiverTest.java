package dev.monomorph.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.junit.jupiter.api.Test;

/** A null receiver fails as the call instruction does. */
class NullReceiverTest {
  private static final MethodType TYPE =
      MethodType.methodType(
          void.class, NullReceiverTest.class, int[][].class, String.class, Object.class);

  void take(int[][] numbers, String text, Object object) {}

  private static NullPointerException byInstruction(NullReceiverTest none) {
    return catchThrowableOfType(
        NullPointerException.class, () -> none.take(new int[0][], "", new Object()));
  }

  private static NullPointerException byHandle() {
    MethodHandle thrower =
        NullReceiver.refusedBy(
            MethodHandles.dropArguments(MethodHandles.zero(void.class), 0, TYPE.parameterList()),
            "take");
    return catchThrowableOfType(
        NullPointerException.class,
        () -> thrower.invoke((NullReceiverTest) null, new int[0][], "", new Object()));
  }

  @Test
  void messageIsTheJvmsUpToTheReason() {
    String expected = byInstruction(null).getMessage().replaceFirst(" because .*", "");

    assertThat(byHandle()).hasMessage(expected);
    assertThat(NullReceiver.message(TYPE, "take")).isEqualTo(expected);
  }

  @Test
  void traceBeginsWithTheCaller() {
    StackTraceElement[] trace = byHandle().getStackTrace();

    assertThat(trace[0].getClassName()).isEqualTo(NullReceiverTest.class.getName());
    assertThat(trace[0].getMethodName()).contains("byHandle");
  }
}
