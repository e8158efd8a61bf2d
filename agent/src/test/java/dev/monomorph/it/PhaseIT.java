package dev.monomorph.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.it.app.Churning;
import dev.monomorph.it.app.Phases;
import dev.monomorph.testing.EveryJdk;
import dev.monomorph.testing.ForkedJvm;
import dev.monomorph.testing.ForkedJvm.Result;
import dev.monomorph.testing.Jdk;

/** What is no longer called for makes room, in its site and in the process. */
class PhaseIT {
  private static final String TYPE = "([ILjava/util/function/IntBinaryOperator;)I";
  private static final String FOLD = "dev.monomorph.it.app.Phases#fold" + TYPE;
  private static final String OTHER = "dev.monomorph.it.app.Phases#other" + TYPE;
  private static final String PLUS = "(_, dev.monomorph.it.app.Phases$Plus)";
  private static final String TIMES = "(_, dev.monomorph.it.app.Phases$Times)";

  /** The site is tried 4 seconds after it has stopped looking. */
  @EveryJdk
  void aSiteWhoseTypesChangeIsSpecializedAnew(Jdk jdk) {
    Result result =
        ForkedJvm.on(jdk).agent("max-keys=2,report=-").run(Phases.class, "same", "8000").good();

    assertThat(result.program()).isEqualTo("10000\n107\n");
    assertThat(result.reportOn(FOLD))
        .contains(PLUS)
        .contains(TIMES)
        .contains("    2 retired: it was no longer called for\n")
        .doesNotContain("refused");
    assertThat(result.report())
        .containsPattern("specializations +4\n")
        .containsPattern("of these retired +2\n");
  }

  /** The first round is 4 seconds after the budget was spent, the second 8 seconds after that. */
  @EveryJdk
  void whatIsNotCalledForMakesRoomForOtherTargets(Jdk jdk) {
    Result result =
        ForkedJvm.on(jdk)
            .agent("max-specializations=2,report=-")
            .run(Phases.class, "other", "18000")
            .good();

    assertThat(result.program()).isEqualTo("10000\n107\n");
    assertThat(result.reportOn(FOLD)).contains(PLUS).contains("    2 retired");
    assertThat(result.reportOn(OTHER)).contains(TIMES).contains("BUDGET_SPENT");
  }

  @EveryJdk
  void churnEndsInTheGenericCopy(Jdk jdk) {
    Result result = ForkedJvm.on(jdk).agent("report=-").run(Churning.class, "6000").good();

    assertThat(result.program()).isEqualTo("0\n");
    assertThat(result.reportOn("dev.monomorph.it.app.Churning#hash(Ljava/lang/Object;)I"))
        .contains("refused 1 x SITE_CHURN");
    assertThat(result.report()).containsPattern("specializations +0\n");
  }
}
