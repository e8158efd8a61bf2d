package dev.monomorph.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.it.app.HotSwap;
import dev.monomorph.it.app.SplitInitializers;
import dev.monomorph.it.app.SplitPatched;
import dev.monomorph.it.app.SplitRefusals;
import dev.monomorph.it.app.SplitSwapped;
import dev.monomorph.it.app.SplitThrough;
import dev.monomorph.it.app.Splits;
import dev.monomorph.testing.AgentJar;
import dev.monomorph.testing.EveryJdk;
import dev.monomorph.testing.ForkedJvm;
import dev.monomorph.testing.ForkedJvm.Result;
import dev.monomorph.testing.Jdk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;

/** Calls of full targets become call sites of their own. */
class SplitIT {
  /** Each target has more callers than keys. */
  private static final String FULL = "warmup=2,max-keys=1,report=-";

  private static final String TARGETS = "dev.monomorph.it.app.Splittable";
  private static final String APPLY =
      TARGETS + "#apply(Ljava/util/function/Function;Ljava/lang/Object;)Ljava/lang/Object;";

  private static final String INITIALIZERS = "dev.monomorph.it.app.SplitInitializers$Own#target";
  private static final String THROUGH = "dev.monomorph.it.app.SplitThrough";

  @TempDir Path directory;

  @EveryJdk
  void everyKindOfCallDoesWhatItDid(Jdk jdk) {
    Result without = ForkedJvm.on(jdk).run(Splits.class, "kinds").good();
    Result with =
        ForkedJvm.on(jdk)
            .agent(FULL)
            .within(Duration.ofMinutes(3))
            .run(Splits.class, "kinds")
            .good();

    assertThat(with.program()).isEqualTo(without.out()).doesNotContain("stub: ");
    assertThat(with.report()).doesNotContain("failures");
  }

  @EveryJdk
  void eagerlySplitCallsDoWhatTheyDid(Jdk jdk) {
    Result without = ForkedJvm.on(jdk).run(Splits.class, "kinds").good();
    Result with =
        ForkedJvm.on(jdk)
            .agent("warmup=2,max-keys=64,split=eager,report=-")
            .within(Duration.ofMinutes(3))
            .run(Splits.class, "kinds")
            .good();

    assertThat(with.program()).isEqualTo(without.out());
    assertThat(with.report()).doesNotContain("failures").containsPattern("calls split +[1-9]");
  }

  /** Where a site is never full, only {@code eager} splits its callers. */
  @EveryJdk
  void eagerDoesNotWaitForFullSites(Jdk jdk) {
    String options = "max-keys=64,compile=foreground,report=-,split=";
    Result auto = ForkedJvm.on(jdk).agent(options + "auto").run(Splits.class, "many", "3").good();
    Result eager = ForkedJvm.on(jdk).agent(options + "eager").run(Splits.class, "many").good();

    assertThat(auto.report()).containsPattern("specializations +[1-9]");
    assertThat(auto.report()).containsPattern("calls split +0\n");
    assertThat(eager.report()).containsPattern("calls split +[1-9]");
  }

  @EveryJdk
  void callsAtSpecialPlacesDoWhatTheyDid(Jdk jdk) {
    Result without = ForkedJvm.on(jdk).run(Splits.class, "places").good();
    Result with = ForkedJvm.on(jdk).agent(FULL).run(Splits.class, "places").good();

    assertThat(with.program()).isEqualTo(without.out()).doesNotContain("stub: ");
    assertThat(with.report()).doesNotContain("failures");
  }

  /** The initializer itself runs on as it was; the calls in it are of a method that does not. */
  @EveryJdk
  void callsInClassesThatAreBeingInitialized(Jdk jdk) {
    Result without = ForkedJvm.on(jdk).run(SplitInitializers.class).good();
    Result with = ForkedJvm.on(jdk).agent(FULL).run(SplitInitializers.class).good();

    assertThat(with.program()).isEqualTo(without.out());
    assertThat(with.reportOn(APPLY)).contains("1 calls split");
    assertThat(with.reportOn(INITIALIZERS)).contains("2 calls split");
    assertThat(with.report()).doesNotContain("failures");
  }

  @EveryJdk
  void targetsThatCallTargets(Jdk jdk) {
    Result without = ForkedJvm.on(jdk).run(SplitThrough.class, "through its target").good();
    Result with = ForkedJvm.on(jdk).agent(FULL).run(SplitThrough.class, "in a copy").good();

    assertThat(with.program())
        .isEqualTo(without.out().replace("through its target", "in a copy"))
        .contains("in a copy");
    assertThat(with.reportOn(THROUGH + "#target")).contains("x GENERATED_CALLER");
    assertThat(with.report()).doesNotContain("failures");
  }

  @EveryJdk
  void manyCallersShareOneTarget(Jdk jdk) {
    Result without = ForkedJvm.on(jdk).run(Splits.class, "many").good();
    Result with =
        ForkedJvm.on(jdk)
            .agent("report=-")
            .within(Duration.ofMinutes(3))
            .run(Splits.class, "many")
            .good();

    assertThat(with.program()).isEqualTo(without.out()).doesNotContain("stub: ");
    assertThat(with.reportOn(APPLY)).contains("36 calls split");
    assertThat(with.report()).doesNotContain("failures").containsPattern("calls split +36\n");
  }

  @EveryJdk
  void offLeavesAllCallsAlone(Jdk jdk) {
    Result result =
        ForkedJvm.on(jdk).agent(FULL + ",split=off").run(SplitRefusals.class, "50", "1").good();

    assertThat(result.report()).doesNotContain("not split").containsPattern("calls split +0\n");
  }

  @EveryJdk
  void otherCallsAreServedByTheTargetsOwnSite(Jdk jdk) {
    Result without = ForkedJvm.on(jdk).run(SplitRefusals.class, "1000", "2").good();
    Result with = ForkedJvm.on(jdk).agent(FULL).run(SplitRefusals.class, "1000", "2").good();

    assertThat(with.program()).isEqualTo(without.out());
    assertThat(with.report()).containsPattern("calls split +0\n");
    assertThat(with.reportOn(TARGETS + "#reflected")).contains("1 x NO_DIRECT_CALL");
    assertThat(with.reportOn(TARGETS + "#byHandle")).contains("1 x NO_DIRECT_CALL");
    assertThat(with.reportOn(TARGETS + "#byPlatform")).contains("1 x PLATFORM_CALLER");
    assertThat(with.reportOn(TARGETS + "#locked")).contains("1 x SYNCHRONIZED");
    assertThat(with.reportOn(TARGETS + "$Base#above")).contains("1 x SUPER_CALL");
  }

  /** Then its copies are of code that is gone, and the split calls become plain ones. */
  @EveryJdk
  void targetIsRedefined(Jdk jdk) throws IOException {
    Path other = PatchAgent.in(directory);
    Result result =
        ForkedJvm.on(jdk)
            .agent(FULL)
            .jvm("-javaagent:" + other + "=60,true")
            .within(Duration.ofMinutes(3))
            .run(SplitPatched.class, "8", "60", "9")
            .good();

    assertThat(result.program())
        .isEqualTo("false [61, 62, 63]\n[9, 10, 11]\n[61, 62, 63]\n[10, 11, 12]\n");
    assertThat(result.report()).containsPattern("calls split +[1-4]\n");
  }

  /** JDK 17 would go back to the code that the class was loaded with, in each retransformation. */
  @EveryJdk
  void callerIsRedefined(Jdk jdk) throws IOException {
    String hotSwap = "-javaagent:" + AgentJar.of(HotSwap.class, directory);
    Duration limit = Duration.ofMinutes(3);

    Result without = ForkedJvm.on(jdk).jvm(hotSwap).run(SplitSwapped.class).good();
    Result with =
        ForkedJvm.on(jdk).jvm(hotSwap).agent(FULL).within(limit).run(SplitSwapped.class).good();
    Result detached =
        ForkedJvm.on(jdk)
            .jvm(hotSwap)
            .agent("warmup=2,max-keys=1")
            .within(limit)
            .run(SplitSwapped.class, "detach");

    assertThat(without.out()).isEqualTo("1041\n1042\n1042\n1042\n1042 1042\n");
    assertThat(with.program()).isEqualTo(without.out());
    assertThat(with.report()).containsPattern("calls split +[1-9]").doesNotContain("failures");
    assertThat(detached.out()).isEqualTo(without.out());
    if (jdk.version() == 17) {
      assertThat(detached.err())
          .contains("classes could not be given their own code back")
          .contains("SplitSwapped$Caller");
    } else {
      assertThat(detached.err()).isEmpty();
    }
  }
}
