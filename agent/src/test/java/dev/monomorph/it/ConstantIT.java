package dev.monomorph.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.it.app.Captured;
import dev.monomorph.it.app.Reloading;
import dev.monomorph.testing.EveryJdk;
import dev.monomorph.testing.ForkedJvm;
import dev.monomorph.testing.ForkedJvm.Result;
import dev.monomorph.testing.Jdk;

/** Sites take trees of records and lambdas for constants, and nothing that holds more. */
class ConstantIT {
  private static final String TYPE = "(Ljava/util/function/IntUnaryOperator;I)I";
  private static final String SMALL = "dev.monomorph.it.app.Captured#small" + TYPE;
  private static final String RELOADED =
      "dev.monomorph.it.app.Reloading#test(Ldev/monomorph/it/app/Reloading$Rule;I)Z";
  private static final String GONE = "rules left: 0\ntags left: 0\n";
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

  /** Of the first generation nobody can know that such rules die; code for it shows in traces. */
  @EveryJdk
  void whatIsMadeForRulesGoesWithThem(Jdk jdk) {
    Result visible = reloading(jdk, "warmup=1,compile=foreground,report=-");

    assertThat(visible.program())
        .matches("0: 435 of 40\nrules left: 0\ntags left: [0-9]+\n1: 434 of 40\n" + GONE);
    assertThat(visible.reportOn(RELOADED))
        .contains("it is for an object, and such objects have died before")
        .contains("80 retired");
  }

  @EveryJdk
  void whatIsHiddenGoesWithTheFirstOfThem(Jdk jdk) {
    Result hidden = reloading(jdk, "warmup=1,compile=foreground,frames=hidden,report=-");

    assertThat(hidden.program()).isEqualTo("0: 435 of 40\n" + GONE + "1: 434 of 40\n" + GONE);
  }

  private static Result reloading(Jdk jdk, String options) {
    return ForkedJvm.on(jdk).agent(options).run(Reloading.class).good();
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
