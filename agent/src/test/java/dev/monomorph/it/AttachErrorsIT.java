package dev.monomorph.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.it.app.Attached;
import dev.monomorph.testing.EveryJdk;
import dev.monomorph.testing.ForkedJvm;
import dev.monomorph.testing.Jdk;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassWriter;

/** Whatever stands in the way of attaching or detaching is one line on standard error. */
class AttachErrorsIT {
  private static final String TWICE =
      "monomorph: error: PID: Monomorph is in this JVM already; detach it first";
  private static final String NOT_THERE = "monomorph: error: PID: Monomorph is not in this JVM";

  private static String run(ForkedJvm jvm, String... steps) {
    List<String> arguments = new ArrayList<>(List.of(ForkedJvm.agentJar().toString()));
    arguments.addAll(List.of(steps));
    return jvm.library(ClassWriter.class)
        .run(Attached.class, arguments.toArray(String[]::new))
        .good()
        .out()
        .replaceAll("error: \\d+:", "error: PID:");
  }

  private static ForkedJvm jvm(Jdk jdk) {
    return ForkedJvm.on(jdk).jvm("-XX:+EnableDynamicAgentLoading");
  }

  @EveryJdk
  void detachWhereNothingIs(Jdk jdk) {
    assertThat(run(jvm(jdk), "detach").lines()).containsExactly("detach: 1", NOT_THERE);
  }

  @EveryJdk
  void attachTwice(Jdk jdk) {
    assertThat(run(jvm(jdk), "attach:", "attach:").lines())
        .containsExactly("attach: 0", "attach: 1", TWICE);
  }

  @EveryJdk
  void attachWhereItWasFromTheStart(Jdk jdk) {
    assertThat(run(jvm(jdk).agent(""), "attach:").lines()).containsExactly("attach: 1", TWICE);
  }

  @EveryJdk
  void aJvmThatRefuses(Jdk jdk) {
    String out = run(jvm(jdk).jvm("-XX:+DisableAttachMechanism"), "attach:");

    assertThat(out)
        .startsWith("attach: 1\nmonomorph: error: PID: this JVM does not let others attach: ");
    assertThat(out.lines()).hasSize(2);
  }

  @EveryJdk
  void aJvmThatLoadsNoAgents(Jdk jdk) {
    String out = run(ForkedJvm.on(jdk).jvm("-XX:-EnableDynamicAgentLoading"), "attach:");

    assertThat(out)
        .startsWith("attach: 1\nmonomorph: error: PID: this JVM did not load the agent: ");
    assertThat(out.lines()).hasSize(2);
  }

  @EveryJdk
  void wrongOptionsDoNotReachTheJvm(Jdk jdk) {
    assertThat(run(jvm(jdk), "attach:wramup=5", "detach").lines())
        .containsExactly(
            "attach: 2",
            "monomorph: error: wramup=5: unknown option; nearest valid: warmup;"
                + " see monomorph-agent attach --help",
            "detach: 1",
            NOT_THERE);
  }

  @EveryJdk
  void listsTheJvm(Jdk jdk) {
    String out = run(jvm(jdk), "list", "attach:", "list");
    String name = Attached.class.getName();

    assertThat(out)
        .containsPattern("(?s)-          " + name + "\n.*attach: 0\n.*in         " + name);
  }
}
