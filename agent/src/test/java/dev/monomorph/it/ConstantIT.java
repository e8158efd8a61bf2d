package dev.monomorph.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.it.app.Captured;
import dev.monomorph.testing.EveryJdk;
import dev.monomorph.testing.ForkedJvm;
import dev.monomorph.testing.ForkedJvm.Result;
import dev.monomorph.testing.Jdk;

/** Sites take trees of records and lambdas for constants, and nothing that holds more. */
class ConstantIT {
  private static final String TYPE = "(Ljava/util/function/IntUnaryOperator;I)I";
  private static final String SMALL = "dev.monomorph.it.app.Captured#small" + TYPE;
  private static final String LARGE = "dev.monomorph.it.app.Captured#large" + TYPE;

  @EveryJdk
  void findsConstantsThatHoldOnlyWhatCanBeFolded(Jdk jdk) {
    Result result =
        ForkedJvm.on(jdk).agent("warmup=10,compile=foreground,report=-").run(Captured.class).good();

    assertThat(result.program()).isEqualTo("1830\n");
    assertThat(result.reportOn(SMALL)).contains("(constant dev.monomorph.it.app.Captured$$Lambda");
    assertThat(result.reportOn(LARGE))
        .contains("(dev.monomorph.it.app.Captured$$Lambda")
        .doesNotContain("constant");
  }

  @EveryJdk
  void findsNoneWhereThatIsSwitchedOff(Jdk jdk) {
    Result result =
        ForkedJvm.on(jdk)
            .agent("warmup=10,compile=foreground,constants=off,report=-")
            .run(Captured.class)
            .good();

    assertThat(result.program()).isEqualTo("1830\n");
    assertThat(result.reportOn(SMALL)).doesNotContain("constant");
  }
}
