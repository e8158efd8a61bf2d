package dev.monomorph.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.it.app.Loaders;
import dev.monomorph.testing.ForkedJvm;
import dev.monomorph.testing.ForkedJvm.Result;
import dev.monomorph.testing.Jdk;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Specializations of an application's loader live and die with it. */
class LoaderIT {
  private static final String OWN = "lambdaargumenttext300\nlambdaargumenttext600\nunloaded\n";
  private static final String PARENTS = "lambdaargumenttext30300\nunloaded\n";
  private static final String TWO =
      """
      lambdaargumenttext300 lambdaargumenttext600
      lambdaargumenttext300
      lambdaargumenttext300
      unloaded
      """;

  private static final String FOREGROUND = "warmup=1,compile=foreground,report=-";

  static Stream<Arguments> runs() {
    List<String> options =
        List.of(FOREGROUND, FOREGROUND + ",frames=hidden", "warmup=2,compile=background,report=-");
    return Jdk.all().flatMap(jdk -> options.stream().map(each -> Arguments.of(jdk, each)));
  }

  private static Result run(Jdk jdk, String options, String scene) {
    return ForkedJvm.on(jdk).agent(options).run(Loaders.class, scene).good();
  }

  /** The agent's own thread may still be at it when the program ends. */
  private static void assertSpecializations(String options, Result result, int number) {
    if (options.startsWith(FOREGROUND)) {
      assertThat(result.report()).containsPattern("specializations +" + number + "\n");
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("runs")
  void aLoaderWithSpecializationsIsUnloaded(Jdk jdk, String options) {
    Result result = run(jdk, options, "own");

    assertThat(result.program()).isEqualTo(OWN);
    assertSpecializations(options, result, 3);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("runs")
  void aTargetOfTheParentDoesNotHoldItsArgumentsLoaders(Jdk jdk, String options) {
    Result result = run(jdk, options, "parents");

    assertThat(result.program()).isEqualTo(PARENTS);
    // Plugin#call: three. Loaders#call: the parent's own lambda; the child's class stays generic.
    assertSpecializations(options, result, 4);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("runs")
  void theSameClassInSeveralLoadersIsSeveralTargets(Jdk jdk, String options) {
    Result result = run(jdk, options, "two");

    assertThat(result.program()).isEqualTo(TWO);
    assertSpecializations(options, result, 9);
  }
}
