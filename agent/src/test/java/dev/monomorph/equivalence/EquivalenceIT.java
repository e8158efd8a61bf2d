package dev.monomorph.equivalence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.monomorph.testing.EveryJdk;
import dev.monomorph.testing.ForkedJvm;
import dev.monomorph.testing.Jdk;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Generated programs do the same with every method specialized and without the agent. */
class EquivalenceIT {
  /** More of them take longer: 2,000 about a minute on each JDK. */
  private static final int PROGRAMS = Integer.getInteger("monomorph.equivalence.programs", 250);

  /** The only one of {@link PlantedBug} that is made; null for all. */
  private static final String MISTAKES = System.getProperty("monomorph.equivalence.mistakes");

  private static EquivalenceJvm jvm(Jdk jdk, int secondsToShrink) {
    Path out = ForkedJvm.agentJar().resolveSibling("equivalence");
    Duration shrinking = Duration.ofSeconds(secondsToShrink);
    return new EquivalenceJvm(jdk, EquivalenceJvm.STRESS, out, shrinking, 1);
  }

  @EveryJdk
  void programsDoTheSame(Jdk jdk) {
    // Other programs on each.
    EquivalenceJvm.Result result = jvm(jdk, 60).programs(jdk.version() * 1_000_000L, PROGRAMS);

    Totals totals = result.totals();
    assertThat(totals.differences()).as(result.output()).isZero();
    assertThat(totals.unstable()).as(result.output()).isZero();
    assertThat(totals.programs()).isEqualTo(PROGRAMS);
    // Nothing is shown by a program of which nothing was specialized.
    assertThat(totals.effects()).isGreaterThan(PROGRAMS * 95 / 100);
    assertThat(totals.callees()).isGreaterThan(PROGRAMS * 70 / 100);
    assertThat(totals.folds()).isGreaterThan(PROGRAMS * 90 / 100);
    assertThat(result.agent().specializations()).isGreaterThan(5L * PROGRAMS);
    assertThat(result.agent().guessing()).isGreaterThan(PROGRAMS / 20);
    assertThat(result.agent().refusals())
        .doesNotContainKeys(
            "VERIFICATION_FAILED", "DEFINITION_FAILED", "SPECIALIZER_ERROR", "BUDGET_SPENT");
  }

  @EveryJdk
  void programsWithConstantsDoTheSame(Jdk jdk) {
    assertDoTheSame(jdk, EquivalenceJvm.CONSTANTS, 12, jdk.version() * 2_000_000L);
  }

  @EveryJdk
  void programsThatAreVouchedForDoTheSame(Jdk jdk) {
    assertDoTheSame(jdk, EquivalenceJvm.VOUCHED, 1, jdk.version() * 3_000_000L);
  }

  /** The second time with what the first has left in the cache. */
  @EveryJdk
  void programsDoTheSameAgain(Jdk jdk, @TempDir Path directory) {
    String options = EquivalenceJvm.VOUCHED + ",cache=" + directory.resolve("cache");
    for (boolean again : new boolean[] {false, true}) {
      AgentTotals agent = assertDoTheSame(jdk, options, 1, jdk.version() * 4_000_000L);

      assertThat(agent.reused() > 0).isEqualTo(again);
    }
  }

  private static AgentTotals assertDoTheSame(Jdk jdk, String options, int times, long firstSeed) {
    Path out = ForkedJvm.agentJar().resolveSibling("equivalence");
    EquivalenceJvm jvm = new EquivalenceJvm(jdk, options, out, Duration.ofSeconds(30), times);

    EquivalenceJvm.Result result = jvm.programs(firstSeed, PROGRAMS / 5);

    assertThat(result.totals().differences()).as(result.output()).isZero();
    assertThat(result.totals().unstable()).as(result.output()).isZero();
    assertThat(result.agent().specializations()).isGreaterThan(PROGRAMS / 5);
    return result.agent();
  }

  /** Programs that once did something else, as they were kept by {@link EquivalenceWorker}. */
  @EveryJdk
  void keptProgramsDoTheSame(Jdk jdk) throws IOException, URISyntaxException {
    Path directory = Path.of(EquivalenceIT.class.getResource("/equivalence").toURI());
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> all = files.sorted().toList();
      EquivalenceJvm.Result result = jvm(jdk, 0).kept(all);

      assertThat(result.totals().programs()).isEqualTo(all.size()).isPositive();
      assertThat(result.totals().differences()).as(result.output()).isZero();
    }
  }

  /** Tests the tests, for which it does not matter on which JDK they run. */
  @ParameterizedTest
  @EnumSource
  void mistakesInCopiesAreNoticed(PlantedBug bug) {
    assumeTrue(MISTAKES == null || MISTAKES.equals(bug.name()));
    Totals totals = jvm(Jdk.running(), 0).mistaken(bug, 1, 240).totals();

    assertThat(totals.planted()).isGreaterThan(30);
    // The place of the mistake need not be reached, nor the value matter.
    assertThat(totals.differences() * 100)
        .as("%s of %d", bug, totals.planted())
        .isGreaterThan(bug.percentNoticed() * totals.planted());
  }
}
