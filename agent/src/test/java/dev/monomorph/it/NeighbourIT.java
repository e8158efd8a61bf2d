package dev.monomorph.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.it.app.AdviceAgent;
import dev.monomorph.it.app.Advised;
import dev.monomorph.it.app.AdvisedLater;
import dev.monomorph.it.app.HotSwap;
import dev.monomorph.it.app.Rebuilt;
import dev.monomorph.it.app.Returned;
import dev.monomorph.it.app.Swapped;
import dev.monomorph.testing.AgentJar;
import dev.monomorph.testing.CoverageFile;
import dev.monomorph.testing.EveryJdk;
import dev.monomorph.testing.ForkedJvm;
import dev.monomorph.testing.ForkedJvm.Result;
import dev.monomorph.testing.Jdk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.bytebuddy.ByteBuddy;
import org.jacoco.agent.rt.RT;
import org.junit.jupiter.api.io.TempDir;

/** Agents that people use, beside ours: what they do is done to specializations too. */
class NeighbourIT {
  private static final String OPTIONS = "warmup=1,compile=foreground,report=-";
  private static final String LATER = "warmup=2,compile=foreground,report=-,split=";
  private static final List<String> SPLITS = List.of("off", "auto,max-keys=1", "eager");
  private static final String TOTAL =
      "dev.monomorph.it.app.Advised#total(Ldev/monomorph/it/app/Advised$Part;I)I";

  @TempDir Path directory;

  private static void assertSpecialized(Result result) {
    assertThat(result.report()).doesNotContain("failures");
    assertThat(result.reportOn(TOTAL)).contains("Advised$Box").contains("Advised$Crate");
  }

  /** Before us or after us on the command line, Byte Buddy's advice is in every copy. */
  @EveryJdk
  void adviceOfByteBuddy(Jdk jdk) throws IOException {
    String advice = "-javaagent:" + AgentJar.of(AdviceAgent.class, directory);

    Result without = advised(jdk).jvm(advice).run(Advised.class).good();
    Result before = advised(jdk).jvm(advice).agent(OPTIONS).run(Advised.class).good();
    Result after = advised(jdk).agent(OPTIONS).jvm(advice).run(Advised.class).good();

    assertThat(without.out()).isEqualTo("negative: -14\n12880, 144 calls\n");
    assertThat(before.program()).isEqualTo(without.out());
    assertThat(after.program()).isEqualTo(without.out());
    assertSpecialized(before);
    assertSpecialized(after);
  }

  /** What was copied before must not go past the advice, nor calls that have been split. */
  @EveryJdk
  void adviceOfByteBuddyWhileTheProgramRuns(Jdk jdk) throws IOException {
    String advice = "-javaagent:" + AgentJar.of(AdviceAgent.class, directory) + "=later";

    Result without = advised(jdk).jvm(advice).run(AdvisedLater.class).good();

    assertThat(without.out()).isEqualTo("9240, 0 calls\n38880, 480 calls\n38880, 960 calls\n");
    for (String split : SPLITS) {
      ForkedJvm before = advised(jdk).jvm(advice).agent(LATER + split);
      ForkedJvm after = advised(jdk).agent(LATER + split).jvm(advice);
      assertAdvised(split, without, before.run(AdvisedLater.class));
      assertAdvised(split, without, after.run(AdvisedLater.class));
    }
  }

  /** As Mockito does it: its transformers are called after those of all agents that are there. */
  @EveryJdk
  void adviceOfAnAgentThatIsAttached(Jdk jdk) throws IOException {
    String jar = AgentJar.of(AdviceAgent.class, directory).toString();
    String[] attach = {"-Djdk.attach.allowAttachSelf=true", "-XX:+EnableDynamicAgentLoading"};

    Result without = advised(jdk).jvm(attach).run(AdvisedLater.class, jar).good();

    assertThat(without.out()).isEqualTo("9240, 0 calls\n38880, 480 calls\n38880, 960 calls\n");
    for (String split : SPLITS) {
      assertAdvised(
          split,
          without,
          advised(jdk).jvm(attach).agent(LATER + split).run(AdvisedLater.class, jar));
    }
  }

  private static void assertAdvised(String split, Result without, Result with) {
    assertThat(with.good().program()).isEqualTo(without.out());
    assertThat(with.report()).doesNotContain("failures");
    if (!split.equals("eager")) {
      // There the calls may have been split before the target's own site had anything to drop.
      assertThat(with.reportOn("dev.monomorph.it.app.AdvisedLater#total"))
          .contains("retired: a class that it was made from was redefined");
    }
    assertThat(with.reportOn("dev.monomorph.it.app.AdvisedLater#total"))
        .containsPattern("AdvisedLater\\$\\$Lambda[\\s\\S]*AdvisedLater\\$\\$Lambda");
  }

  private static ForkedJvm advised(Jdk jdk) {
    return ForkedJvm.on(jdk).jvm(jdk.quietAboutUnsafe()).library(ByteBuddy.class);
  }

  /** The same lines are covered; only copies have entries of their own beside the classes'. */
  @EveryJdk
  void coverageOfJaCoCo(Jdk jdk) throws IOException {
    Map<String, String> without = coverage("without", ForkedJvm.on(jdk), false);
    Map<String, String> before = coverage("before", ForkedJvm.on(jdk), true);
    Map<String, String> after = coverage("after", ForkedJvm.on(jdk).agent(OPTIONS), false);

    assertThat(without).containsKey("dev/monomorph/it/app/Advised$Crate");
    assertThat(before).isEqualTo(without);
    assertThat(after).isEqualTo(without);
  }

  private Map<String, String> coverage(String name, ForkedJvm jvm, boolean agent)
      throws IOException {
    Path file = directory.resolve(name + ".exec");
    jvm.jvm(
        "-javaagent:"
            + ForkedJvm.locationOf(RT.class)
            + "=includes=dev.monomorph.it.app.*,destfile="
            + file);
    Result result = (agent ? jvm.agent(OPTIONS) : jvm).run(Advised.class).good();
    assertThat(result.program()).isEqualTo("negative: -7\n1880, 0 calls\n");
    if (!name.equals("without")) {
      assertSpecialized(result);
    }
    Map<String, String> coverage = CoverageFile.read(file);
    coverage.keySet().removeIf(each -> each.contains("$$Mono"));
    return coverage;
  }

  /** Also where the JVM refuses. */
  @EveryJdk
  void hotSwapWhileTheProgramRuns(Jdk jdk) throws IOException {
    String hotSwap = "-javaagent:" + AgentJar.of(HotSwap.class, directory);

    Result without = ForkedJvm.on(jdk).jvm(hotSwap).run(Swapped.class).good();
    Result foreground = ForkedJvm.on(jdk).jvm(hotSwap).agent(OPTIONS).run(Swapped.class).good();
    Result background =
        ForkedJvm.on(jdk).jvm(hotSwap).agent("warmup=2,report=-").run(Swapped.class).good();

    assertThat(without.out()).contains("refused").hasLineCount(25).doesNotContain("not");
    assertThat(foreground.program()).isEqualTo(without.out());
    assertThat(background.program()).isEqualTo(without.out());
    String step = "(Ldev/monomorph/it/app/Swapped$Step;)I";
    assertThat(foreground.reportOn("dev.monomorph.it.app.Swapped#call" + step))
        .containsPattern("(Swapped\\$Callee[\\s\\S]*){6}")
        .contains("retired: a class that it was made from was redefined");
    assertThat(foreground.reportOn("dev.monomorph.it.app.Swapped$Target#run" + step))
        .containsPattern("(Swapped\\$Callee[\\s\\S]*){7}")
        .contains("retired: a class that it was made from was redefined");
  }

  /** What was specialized is specialized again, each time. */
  @EveryJdk
  void hotSwapOfOneTargetAgainAndAgain(Jdk jdk) throws IOException {
    String hotSwap = "-javaagent:" + AgentJar.of(HotSwap.class, directory);
    String target = "Rebuilt$Target#run(Ljava/util/function/IntUnaryOperator;)I";

    Result foreground = ForkedJvm.on(jdk).jvm(hotSwap).agent(OPTIONS).run(Rebuilt.class).good();
    Result background =
        ForkedJvm.on(jdk).jvm(hotSwap).agent("warmup=2,report=-").run(Rebuilt.class).good();

    for (Result result : List.of(foreground, background)) {
      assertThat(result.program()).isEqualTo("50 redefinitions and back, 0 wrong\n");
      assertThat(result.report()).doesNotContain("failures");
      assertThat(result.reportOn("dev.monomorph.it.app." + target))
          .contains("hidden: a class it is made from was redefined more than 8 times");
    }
    // As loaded, 25 versions with one thread, the first version again; what 4 threads had is more.
    String report = foreground.reportOn("dev.monomorph.it.app." + target);
    assertThat(report).contains("retired: a class that it was made from was redefined");
    assertThat(report.split("Rebuilt\\$Same", -1)).hasSizeGreaterThan(27);
  }

  /** On JDK 17 the JVM would go back to the code that the class was loaded with. */
  @EveryJdk
  void aDetachedAgentLeavesTheCodeOfNow(Jdk jdk) throws IOException {
    String hotSwap = "-javaagent:" + AgentJar.of(HotSwap.class, directory);

    for (String called : new String[] {"called", "not"}) {
      ForkedJvm jvm = ForkedJvm.on(jdk).jvm(hotSwap).agent("warmup=1,compile=foreground");
      Result result = jvm.run(Returned.class, called).good();

      assertThat(result.out()).isEqualTo(called.equals("called") ? "61\n70\n70\n" : "61\n70\n");
    }
  }
}
