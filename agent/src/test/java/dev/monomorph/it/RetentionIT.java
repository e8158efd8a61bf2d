package dev.monomorph.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.it.app.Patch;
import dev.monomorph.it.app.Tenants;
import dev.monomorph.testing.AgentJar;
import dev.monomorph.testing.ForkedJvm;
import dev.monomorph.testing.ForkedJvm.Result;
import dev.monomorph.testing.Jdk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that the agent makes for a loader's classes holds the loader. */
class RetentionIT {
  private static final String TENANT = "dev.monomorph.it.app.Tenant#";
  private static final String TERM = "(Ldev/monomorph/it/app/Tenant$Term;I)I";
  private static final List<String> OPTIONS =
      List.of(
          "warmup=10,compile=foreground,report=-",
          "warmup=10,compile=foreground,frames=hidden,report=-",
          "warmup=2,report=-");

  @TempDir static Path directory;
  private static String otherAgent;

  @BeforeAll
  static void makeAgent() throws IOException {
    otherAgent = "-javaagent:" + AgentJar.of(Patch.class, directory) + "=60,true";
  }

  static Stream<Arguments> runs() {
    return Jdk.all().flatMap(jdk -> OPTIONS.stream().map(each -> Arguments.of(jdk, each)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("runs")
  void loadersAreUnloaded(Jdk jdk, String options) {
    Result without = run(ForkedJvm.on(jdk).jvm(otherAgent));
    Result with = run(ForkedJvm.on(jdk).jvm(otherAgent).agent(options));

    assertThat(with.program()).isEqualTo(without.out()).doesNotContain("still there");
    if (options.contains("foreground")) {
      assertThat(with.report()).doesNotContain("failures");
      assertThat(with.reportOn(TENANT + "constant" + TERM)).contains("constant ");
      assertThat(with.reportOn(TENANT + "term" + TERM))
          .contains("constant ")
          .contains("Tenant$Sixty")
          .contains("retired: a class that it was made from was redefined");
      assertThat(with.reportOn(TENANT + "lambda(Ljava/util/function/IntUnaryOperator;I)I"))
          .contains("Tenant$$Lambda");
      assertThat(with.reportOn(TENANT + "generic" + TERM)).doesNotContain("Tenant$Variable");
    }
  }

  private static Result run(ForkedJvm jvm) {
    return jvm.run(Tenants.class, "constants", "found", "lambdas", "generic", "redefined").good();
  }
}
