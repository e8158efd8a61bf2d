package dev.monomorph.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.it.app.Folds;
import dev.monomorph.testing.EveryJdk;
import dev.monomorph.testing.ForkedJvm;
import dev.monomorph.testing.ForkedJvm.Result;
import dev.monomorph.testing.Jdk;

/** An annotated method is specialized, and the report says so. */
class SpecializationIT {
  private static final String FOLD =
      "dev.monomorph.it.app.Folds#fold([ILjava/util/function/IntBinaryOperator;)I";

  @EveryJdk
  void specializesOnTheFirstCall(Jdk jdk) {
    Result result =
        ForkedJvm.on(jdk).agent("warmup=1,compile=foreground,report=-").run(Folds.class).good();

    assertThat(result.program()).isEqualTo("15 120 5\n");
    assertThat(result.reportOn(FOLD))
        .contains("generic\n")
        .containsPattern("\\(_, dev\\.monomorph\\.it\\.app\\.Folds\\$\\$Lambda.*\\)\n")
        .containsPattern("dev\\.monomorph\\.it\\.app\\.Folds\\$\\$Mono\\w+, [\\d,]+ bytes")
        .doesNotContain("hidden");
    assertThat(result.report()).containsPattern("specializations +3\n");
  }

  /** The call that the JDK counts to may have no stack for it. */
  @EveryJdk
  void loadsEarlyWhatTheJdkLoadsWhenItHasCountedCalls(Jdk jdk) {
    ForkedJvm few = ForkedJvm.on(jdk).jvm("-Xlog:class+load").agent("report=-");

    assertThat(few.run(Folds.class).out())
        .contains(" java.lang.invoke.MethodHandle$1 ")
        .contains(" java.lang.invoke.MethodHandleImpl$CountingWrapper$1 ");
  }

  @EveryJdk
  void specializesInTheBackground(Jdk jdk) {
    Result result = ForkedJvm.on(jdk).agent("report=-").run(Folds.class, "200000").good();

    assertThat(result.program()).isEqualTo("15 120 5\n");
    assertThat(result.report()).containsPattern("specializations +3\n");
  }

  @EveryJdk
  void findsTargetsByPattern(Jdk jdk) {
    Result result =
        ForkedJvm.on(jdk)
            .agent("targets=dev.monomorph.it.app.*#main,report=-")
            .run(Folds.class)
            .good();

    assertThat(result.report())
        .contains("dev.monomorph.it.app.Folds#main([Ljava/lang/String;)V")
        .contains(FOLD);
  }

  @EveryJdk
  void countsHitsWhereAsked(Jdk jdk) {
    Result result =
        ForkedJvm.on(jdk)
            .agent("warmup=1,compile=foreground,hits=count,report=-")
            .run(Folds.class, "11")
            .good();

    // The call that asked for a specialization runs it by its handle.
    assertThat(result.reportOn(FOLD)).contains(", 0 hits").contains(", 10 hits");
  }

  @EveryJdk
  void keepsToItsBudget(Jdk jdk) {
    Result result =
        ForkedJvm.on(jdk)
            .agent("warmup=1,compile=foreground,max-specializations=2,report=-")
            .run(Folds.class, "10")
            .good();

    assertThat(result.program()).isEqualTo("15 120 5\n");
    assertThat(result.report()).containsPattern("specializations +2\n");
    assertThat(result.reportOn(FOLD)).contains("refused 1 x BUDGET_SPENT");
  }

  @EveryJdk
  void keepsToItsKeys(Jdk jdk) {
    Result result =
        ForkedJvm.on(jdk)
            .agent("warmup=1,compile=foreground,max-keys=1,report=-")
            .run(Folds.class, "10")
            .good();

    assertThat(result.program()).isEqualTo("15 120 5\n");
    assertThat(result.report()).containsPattern("specializations +1\n");
  }
}
