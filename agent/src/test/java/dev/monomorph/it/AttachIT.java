package dev.monomorph.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.it.app.Attachable;
import dev.monomorph.it.app.Attached;
import dev.monomorph.it.app.Witness;
import dev.monomorph.testing.EveryJdk;
import dev.monomorph.testing.ForkedJvm;
import dev.monomorph.testing.ForkedJvm.Result;
import dev.monomorph.testing.Jdk;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;

/** The agent comes to a program that runs, and goes again without a trace. */
class AttachIT {
  private static final String OWNER = "dev.monomorph.it.app.Attachable#";
  private static final String OPERATOR = "([ILjava/util/function/IntBinaryOperator;)I";
  private static final String AT_ONCE = "warmup=1,compile=foreground,report=-";
  private static final String RAN = "70315 100320 50205 \n";

  @TempDir static Path directory;
  private static Path witness;

  @BeforeAll
  static void makeWitness() throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", Witness.class.getName());
    manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
    witness = directory.resolve("witness.jar");
    try (OutputStream out = Files.newOutputStream(witness)) {
      new JarOutputStream(out, manifest).close();
    }
  }

  private static ForkedJvm jvm(Jdk jdk, String loadedEarly) {
    return ForkedJvm.on(jdk)
        .jvm("-XX:+EnableDynamicAgentLoading", "-javaagent:" + witness + "=" + loadedEarly)
        .library(ClassWriter.class);
  }

  private static Result run(ForkedJvm jvm, String... steps) {
    List<String> arguments = new ArrayList<>(List.of(ForkedJvm.agentJar().toString()));
    arguments.addAll(List.of(steps));
    return jvm.run(Attached.class, arguments.toArray(String[]::new)).good();
  }

  /**
   * A JVM that lets go at once of what it may let go: the compiled code of before, which JDK 17
   * sweeps when it needs the room, and what the JDK itself holds softly.
   */
  private static ForkedJvm tidy(Jdk jdk) {
    return jvm(jdk, "").jvm("-Xint", "-XX:SoftRefLRUPolicyMSPerMB=0");
  }

  @EveryJdk
  void comesAndGoes(Jdk jdk) {
    Result result =
        run(
            jvm(jdk, ""),
            "run",
            "capture",
            "attach:targets=" + OWNER + "named," + AT_ONCE,
            "run",
            "detach",
            "compare",
            "run");

    assertThat(result.program()).isEqualTo(RAN + "attach: 0\n" + RAN);
    assertThat(result.report()).endsWith("detach: 0\n1 class files, different: \n" + RAN);
    assertThat(result.reportOn(OWNER + "fold" + OPERATOR))
        .containsPattern("\\(_, .*Attachable\\$\\$Lambda.*\\)\n +.*Attachable\\$\\$Mono_")
        .doesNotContain("ms, hidden");
    assertThat(result.reportOn(OWNER + "named" + OPERATOR)).contains("Attachable$$Lambda");
    assertThat(result.reportOn(OWNER + "hidden" + OPERATOR))
        .contains("Attachable$$Lambda")
        .contains("hidden: its nest host was loaded before it was known to hold targets");
  }

  @EveryJdk
  void comesAgainWithOtherOptions(Jdk jdk) {
    Result result =
        run(
            jvm(jdk, ""),
            "run",
            "capture",
            "attach:warmup=1,compile=foreground",
            "run",
            "detach",
            "attach:frames=hidden,targets=" + OWNER + "named," + AT_ONCE,
            "run",
            "detach",
            "compare",
            "attach:warmup=1",
            "run",
            "detach",
            "compare",
            "run");

    assertThat(result.program())
        .isEqualTo(RAN + "attach: 0\n" + RAN + "detach: 0\nattach: 0\n" + RAN);
    assertThat(result.reportOn(OWNER + "named" + OPERATOR)).contains("hidden: frames=hidden");
    assertThat(result.report())
        .endsWith(
            "detach: 0\n1 class files, different: \nattach: 0\n"
                + RAN
                + "detach: 0\n1 class files, different: \n"
                + RAN);
  }

  @EveryJdk
  void keepsVisibleFramesWhenItComesAgain(Jdk jdk) {
    Result result =
        run(
            jvm(jdk, ""),
            "run",
            "attach:warmup=1,compile=foreground",
            "run",
            "detach",
            "attach:" + AT_ONCE,
            "run",
            "detach");

    assertThat(result.reportOn(OWNER + "fold" + OPERATOR)).doesNotContain("ms, hidden");
  }

  @EveryJdk
  void leavesNoLoaderBehind(Jdk jdk) {
    Result result =
        run(
            tidy(jdk),
            "run",
            "ancient:49",
            "attach:warmup=1,compile=foreground",
            "run",
            "ancient:49",
            "remember",
            "detach",
            "run",
            "gone",
            "run");

    assertThat(result.out()).endsWith("an agent\ndetach: 0\n" + RAN + "gone\n" + RAN);
  }

  /** A call site that stayed in the caller's code would hold the agent. */
  @EveryJdk
  void callersThatWereSplitHaveTheirCallsAgain(Jdk jdk) {
    Result result =
        run(
            tidy(jdk),
            "call",
            "capture",
            "attach:warmup=2,max-keys=1,report=-",
            "split",
            "remember",
            "detach",
            "compare",
            "call",
            "gone",
            "call");

    assertThat(result.out())
        .startsWith("second, in its target\nattach: 0\nsecond, in a copy\nan agent\n")
        .contains("detach: 0\n2 class files, different: \n")
        .endsWith("\nsecond, in its target\ngone\nsecond, in its target\n")
        .containsPattern("calls split +1\n");
  }

  @EveryJdk
  void leavesNoLoaderBehindWhereItWasFromTheStart(Jdk jdk) {
    leavesNoLoaderBehind(jdk, "warmup=1,compile=foreground");
  }

  /** Neither do the transformer and the thread that take note of classes, nor what is measured. */
  @EveryJdk
  void leavesNoLoaderBehindWhereItHasACacheAndMeasures(Jdk jdk) {
    Path cache = directory.resolve("cache-" + jdk.version());
    leavesNoLoaderBehind(jdk, "warmup=1,compile=foreground,measure=true,cache=" + cache);
    assertThat(cache).isNotEmptyDirectory();
  }

  private static void leavesNoLoaderBehind(Jdk jdk, String options) {
    Result result =
        run(tidy(jdk).agent(options), "run", "remember", "detach", "run", "gone", "run");

    assertThat(result.out()).isEqualTo(RAN + "an agent\ndetach: 0\n" + RAN + "gone\n" + RAN);
  }

  /** Neither the MBean server nor the Flight Recorder holds the agent. */
  @EveryJdk
  void leavesNoLoaderBehindWhereItWasLookedAt(Jdk jdk) {
    Result result =
        run(
            tidy(jdk),
            "record",
            "attach:warmup=1,compile=foreground",
            "run",
            "look",
            "remember",
            "detach",
            "served",
            "run",
            "gone");

    assertThat(result.out())
        .isEqualTo(
            "attach: 0\n"
                + RAN
                + "8 attributes\nan agent\ndetach: 0\na bean: false\n"
                + RAN
                + "gone\n");
  }

  /** Nest members that were added when classes were loaded have to stay. */
  @EveryJdk
  void otherAgentsMayChangeClassesAfterwards(Jdk jdk) {
    Result result =
        run(
            jvm(jdk, "").agent("warmup=1,compile=foreground"),
            "run",
            "detach",
            "capture",
            "attach:" + AT_ONCE,
            "run",
            "detach",
            "compare",
            "run");

    assertThat(result.program()).isEqualTo(RAN + "detach: 0\nattach: 0\n" + RAN);
    assertThat(result.reportOn(OWNER + "hidden" + OPERATOR))
        .contains("Attachable$$Lambda")
        .doesNotContain("ms, hidden");
    assertThat(result.report()).endsWith("detach: 0\n1 class files, different: \n" + RAN);
  }

  @EveryJdk
  void oldClassFiles(Jdk jdk) {
    Result result =
        run(
            jvm(jdk, ""),
            "ancient:49",
            "capture",
            "attach:" + AT_ONCE,
            "ancient:49",
            "detach",
            "compare",
            "ancient:49",
            "attach:" + AT_ONCE,
            "ancient:49",
            "detach");

    String without = result.out().substring(0, result.out().indexOf("attach: 0\n"));
    assertThat(without).endsWith("\n2427\n");
    // The count of calls goes on; all else is printed again.
    String printed = without.substring(0, without.length() - "2427\n".length());
    assertThat(result.out().split(java.util.regex.Pattern.quote(printed), -1)).hasSize(5);
    assertThat(result.report()).contains("different: \n");
    assertThat(result.reportOn("dev.monomorph.it.app.Ancient#walk")).contains("Ancient$Plus");
    assertThat(result.report().substring("Monomorph report".length())).contains("Ancient$Plus");
  }

  /** A thread that is in a copy runs on in it, and links what it has never called before. */
  @EveryJdk
  void threadsInCopiesRunOn(Jdk jdk) {
    Result result =
        run(
            jvm(jdk, ""),
            "attach:warmup=1,compile=foreground",
            "wait",
            "wait",
            "detach",
            "go on:0",
            "attach:warmup=1,compile=foreground",
            "go on:1",
            "wait",
            "detach",
            "go on:2");

    assertThat(result.out())
        .isEqualTo(
            """
            attach: 0
            detach: 0
            waited for 106
            attach: 0
            waited for 107
            detach: 0
            waited for 108
            """);
  }

  /** A pattern reaches classes that another agent has had loaded before. */
  @EveryJdk
  void weavesAtStartWhatWasLoadedBefore(Jdk jdk) {
    Result result =
        run(jvm(jdk, Attachable.class.getName()).agent("targets=" + OWNER + "*," + AT_ONCE), "run");

    assertThat(result.program()).isEqualTo(RAN);
    assertThat(result.reportOn(OWNER + "named" + OPERATOR)).contains("Attachable$$Lambda");
    assertThat(result.report()).doesNotContain("CLASS_ALREADY_LOADED");
  }
}
