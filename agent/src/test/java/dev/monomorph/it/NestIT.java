package dev.monomorph.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.it.app.Nested;
import dev.monomorph.testing.EveryJdk;
import dev.monomorph.testing.ForkedJvm;
import dev.monomorph.testing.ForkedJvm.Result;
import dev.monomorph.testing.Jdk;

/** Copies that use private members stand in the nest, if its host was known for it in time. */
class NestIT {
  private static final String INNER =
      "dev.monomorph.it.app.Nested$Inner#call(Ljava/util/function/Supplier;)Ljava/lang/String;";

  @EveryJdk
  void anAnnotatedMethodOfANestedClassIsHiddenWithReason(Jdk jdk) {
    Result result =
        ForkedJvm.on(jdk).agent("warmup=1,compile=foreground,report=-").run(Nested.class).good();

    assertThat(result.program()).isEqualTo("called 1\ncalled 2\ncalled 3\n");
    assertThat(result.reportOn(INNER))
        .contains("hidden: its nest host was loaded before it was known to hold targets");
  }

  @EveryJdk
  void aPatternThatNamesTheNestedClassMakesItVisible(Jdk jdk) {
    Result result =
        ForkedJvm.on(jdk)
            .agent(
                "targets=dev.monomorph.it.app.Nested$Inner#call,warmup=1,compile=foreground,report=-")
            .run(Nested.class)
            .good();

    assertThat(result.program()).isEqualTo("called 1\ncalled 2\ncalled 3\n");
    assertThat(result.reportOn(INNER))
        .contains("dev.monomorph.it.app.Nested$$Mono")
        .doesNotContain("hidden");
  }
}
