package dev.monomorph.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.it.app.Folds;
import dev.monomorph.testing.EveryJdk;
import dev.monomorph.testing.ForkedJvm;
import dev.monomorph.testing.ForkedJvm.Result;
import dev.monomorph.testing.Jdk;

/** An option that cannot be used is one line on standard error, and the application runs. */
class OptionErrorsIT {
  private static void assertComplains(Jdk jdk, String options, String line) {
    Result result = ForkedJvm.on(jdk).agent(options).run(Folds.class);

    assertThat(result.err()).isEqualTo("monomorph: error: " + line + "\n");
    assertThat(result.out()).isEqualTo("15 120 5\n");
    assertThat(result.exitCode()).isZero();
  }

  @EveryJdk
  void unknownOption(Jdk jdk) {
    assertComplains(jdk, "wramup=5,report=-", "wramup=5: unknown option; nearest valid: warmup");
  }

  @EveryJdk
  void badValue(Jdk jdk) {
    assertComplains(
        jdk,
        "report=-,frames=visble",
        "frames=visble: expected visible or hidden; nearest valid: frames=visible");
  }

  @EveryJdk
  void badPattern(Jdk jdk) {
    assertComplains(
        jdk,
        "targets=com.acme.Fold.fold",
        "targets=com.acme.Fold.fold: no '#' before the method; nearest valid: com.acme.Fold#fold");
  }

  @EveryJdk
  void missingConfigFile(Jdk jdk) {
    assertComplains(jdk, "config=no-such.file", "config=no-such.file: no such file");
  }

  @EveryJdk
  void switchedOffItDoesNothing(Jdk jdk) {
    Result result = ForkedJvm.on(jdk).agent("enabled=false,report=-").run(Folds.class).good();

    assertThat(result.out()).isEqualTo("15 120 5\n");
  }

  @EveryJdk
  void aReportThatCannotBeWrittenIsOneLineToo(Jdk jdk) {
    Result result = ForkedJvm.on(jdk).agent("report=no/such/directory/report").run(Folds.class);

    assertThat(result.err().lines()).hasSize(1);
    assertThat(result.err())
        .startsWith("monomorph: error: report=no/such/directory/report: cannot write the report");
    assertThat(result.out()).isEqualTo("15 120 5\n");
    assertThat(result.exitCode()).isZero();
  }
}
