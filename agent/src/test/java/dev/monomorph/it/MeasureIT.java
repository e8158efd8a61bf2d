package dev.monomorph.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.it.app.Hot;
import dev.monomorph.testing.EveryJdk;
import dev.monomorph.testing.ForkedJvm;
import dev.monomorph.testing.ForkedJvm.Result;
import dev.monomorph.testing.Jdk;

/** {@code measure=true}: what specializations bring is in the report. */
class MeasureIT {
  /** More than it takes until the first measurement and for that. */
  private static final String SECONDS = "6";

  @EveryJdk
  void whatSpecializationsBringIsInTheReport(Jdk jdk) {
    Result result =
        ForkedJvm.on(jdk)
            .agent("warmup=2,constants=off,split=off,measure=true,report=-")
            .run(Hot.class, SECONDS)
            .good();

    assertThat(result.program()).isEqualTo("wrong: 0\n");
    assertThat(result.reportOn("dev.monomorph.it.app.Hot#fold"))
        .containsPattern(
            "Mono_.* bytes copied to \\d+, [\\d,]+ ns a call, generic [\\d,]+ ns: [\\d.]+ times as fast\n");
    assertThat(result.report()).doesNotContain("failures");
  }

  @EveryJdk
  void nothingIsMeasuredUnlessAskedFor(Jdk jdk) {
    Result result =
        ForkedJvm.on(jdk)
            .agent("warmup=2,constants=off,split=off,report=-")
            .run(Hot.class, "1")
            .good();

    assertThat(result.reportOn("dev.monomorph.it.app.Hot#fold")).doesNotContain("ns a call");
  }
}
