package dev.monomorph.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.it.app.Inherited;
import dev.monomorph.testing.EveryJdk;
import dev.monomorph.testing.ForkedJvm;
import dev.monomorph.testing.ForkedJvm.Result;
import dev.monomorph.testing.Jdk;
import java.util.List;

/** Calls with {@code super} and protected members of another package's superclass. */
class InheritedIT {
  private static final String DOG = "dev.monomorph.it.app.Inherited$Dog#";

  private static final List<String> OPTIONS =
      List.of(
          "warmup=1,compile=foreground,report=-",
          "warmup=1,compile=foreground,frames=hidden,report=-",
          "targets=dev.monomorph.it.app.*#*,stress=true,report=-");

  @EveryJdk
  void writesTheSame(Jdk jdk) {
    String without = ForkedJvm.on(jdk).run(Inherited.class).good().out();

    for (String options : OPTIONS) {
      Result with = ForkedJvm.on(jdk).agent(options).run(Inherited.class).good();

      assertThat(with.program()).as(options).isEqualTo(without);
      assertThat(with.report())
          .as(options)
          .doesNotContain("failures")
          .doesNotContain("SPECIALIZER_ERROR")
          .doesNotContain("VERIFICATION_FAILED");
    }
  }

  @EveryJdk
  void allAreSpecialized(Jdk jdk) {
    Result result =
        ForkedJvm.on(jdk).agent("warmup=1,compile=foreground,report=-").run(Inherited.class).good();

    assertThat(result.report()).doesNotContain("SUPER_CALL").doesNotContain("PROTECTED_MEMBER");
    for (String method :
        List.of("describe", "call", "superOfObject", "superInLambda", "fields", "methods")) {
      assertSpecialized(result, DOG + method);
    }
    for (String method : List.of("joinAll", "ofAnother", "copy", "fail")) {
      assertSpecialized(result, DOG + method);
    }
    assertSpecialized(result, "dev.monomorph.it.app.Inherited$Counted#add");
    assertSpecialized(result, "dev.monomorph.it.app.Inherited$Counted#cut");
  }

  private static void assertSpecialized(Result result, String method) {
    String report = result.reportOn(method + "(");
    assertThat(report).as(method).contains("generic\n").contains(" ms").doesNotContain("refused");
  }
}
