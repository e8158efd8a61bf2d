package dev.monomorph.split;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.runtime.Target;
import dev.monomorph.testing.ClassBytes;
import dev.monomorph.weave.CallInstruction;
import dev.monomorph.weave.CallScan;
import org.junit.jupiter.api.Test;

/** Who called a target is read from the stack. */
class CallerFramesTest {
  private static final String DESCRIPTOR = "()Ldev/monomorph/split/Caller;";
  private static final Target TARGET =
      new Target("dev/monomorph/split/CallerFramesTest", "target", DESCRIPTOR, true);

  private static Caller target() {
    return inTheSite();
  }

  private static Caller inTheSite() {
    return CallerFrames.callerOf(CallerFramesTest.class, TARGET);
  }

  private static Caller call() {
    return target();
  }

  @Test
  void findsTheInstruction() {
    Caller caller = call();

    assertThat(caller.type()).isSameAs(CallerFramesTest.class);
    assertThat(caller.method()).isEqualTo("call" + DESCRIPTOR);
    CallInstruction call =
        CallScan.of(ClassBytes.of(CallerFramesTest.class)).at(caller.method(), caller.index());
    assertThat(call.name()).isEqualTo("target");
    assertThat(call.descriptor()).isEqualTo(DESCRIPTOR);
  }

  @Test
  void noneWhereTheTargetIsNotOnTheStack() {
    assertThat(inTheSite()).isNull();
  }

  @Test
  void everyMissOfACallCountsForIt() {
    Caller caller = call();

    assertThat(CallerCounts.count(caller, TARGET)).isEqualTo(1);
    assertThat(CallerCounts.count(call(), TARGET)).as("from the same place").isEqualTo(2);
    Caller other = new Caller(caller.type(), caller.method(), caller.index() + 1);
    assertThat(CallerCounts.count(other, TARGET)).isEqualTo(1);
  }
}
