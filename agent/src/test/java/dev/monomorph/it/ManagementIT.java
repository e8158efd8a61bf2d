package dev.monomorph.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.monomorph.it.app.Observed;
import dev.monomorph.testing.EveryJdk;
import dev.monomorph.testing.ForkedJvm;
import dev.monomorph.testing.ForkedJvm.Result;
import dev.monomorph.testing.Jdk;
import dev.monomorph.testing.RunningProgram;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import javax.management.openmbean.CompositeData;
import javax.management.remote.JMXConnector;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.io.TempDir;

/** A running program is looked at, recorded, and its targets switched, from another process. */
class ManagementIT {
  private static final String OPTIONS =
      "warmup=2,constants=off,compile=foreground,split=off,report=-";
  private static final String FOLD =
      "dev.monomorph.it.app.Observed#fold([ILjava/util/function/IntBinaryOperator;)I";
  private static final String OTHER =
      "dev.monomorph.it.app.Observed#other([ILjava/util/function/IntBinaryOperator;)I";

  @TempDir Path directory;

  private MBeanServerConnection server;
  private ObjectName name;

  private RunningProgram start(Jdk jdk, String options) throws Exception {
    ForkedJvm jvm = ForkedJvm.on(jdk).jvm("-XX:+EnableDynamicAgentLoading");
    return new RunningProgram(
        options == null ? jvm : jvm.agent(options), Observed.class, directory);
  }

  /** Before the program ends, which the connection would take amiss. */
  private static void endOf(JMXConnector connector) throws IOException {
    connector.close();
  }

  private void lookInto(JMXConnector connector) throws Exception {
    server = connector.getMBeanServerConnection();
    name = new ObjectName("dev.monomorph:type=Monomorph");
    RunningProgram.await(() -> server.isRegistered(name));
  }

  private int invoke(String operation, String pattern) throws Exception {
    return (Integer)
        server.invoke(
            name, operation, new Object[] {pattern}, new String[] {String.class.getName()});
  }

  private CompositeData target(String target) throws Exception {
    return Arrays.stream((CompositeData[]) server.getAttribute(name, "Targets"))
        .filter(each -> each.get("name").equals(target))
        .findAny()
        .orElseThrow();
  }

  private int inUse(String target) throws Exception {
    return (Integer) target(target).get("copies");
  }

  private int total(String what) throws Exception {
    return (Integer) ((CompositeData) server.getAttribute(name, "Totals")).get(what);
  }

  private static String jcmd(Jdk jdk, String... arguments) throws Exception {
    List<String> command =
        Stream.concat(
                Stream.of(jdk.home().resolve("bin/jcmd").toString()), Arrays.stream(arguments))
            .toList();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  @EveryJdk
  void switchesWhileTheProgramRuns(Jdk jdk) throws Exception {
    try (RunningProgram program = start(jdk, OPTIONS);
        JMXConnector connector = program.connect()) {
      lookInto(connector);
      RunningProgram.await(() -> inUse(FOLD) == 3 && inUse(OTHER) == 2);

      assertThat(invoke("disableTarget", "dev.monomorph.it.*#fold")).isEqualTo(1);
      RunningProgram.await(() -> inUse(FOLD) == 0);
      assertThat(target(FOLD).get("enabled")).isEqualTo(false);
      assertThat(target(FOLD).get("states")).isEqualTo("1 OFF");
      assertThat((String[]) server.getAttribute(name, "DisabledTargets")).containsExactly(FOLD);
      assertThat(inUse(OTHER)).isEqualTo(2);

      assertThat(invoke("enableTarget", "dev.monomorph.it.*#fold")).isEqualTo(1);
      RunningProgram.await(() -> inUse(FOLD) == 3);

      server.invoke(name, "disable", null, null);
      RunningProgram.await(() -> inUse(FOLD) + inUse(OTHER) == 0);
      assertThat(server.getAttribute(name, "Enabled")).isEqualTo(false);
      for (int i = 0; i < 20; i++) {
        server.invoke(name, "enable", null, null);
        server.invoke(name, "disable", null, null);
      }
      server.invoke(name, "enable", null, null);
      RunningProgram.await(() -> inUse(FOLD) == 3 && inUse(OTHER) == 2);
      assertThat(total("retired")).isGreaterThanOrEqualTo(8);
      assertThat(total("woven")).isEqualTo(2);
      endOf(connector);

      Result result = program.stop().good();
      assertThat(result.program()).isEqualTo("right\n");
      assertThat(result.report())
          .doesNotContain("failures")
          .contains("retired: it was switched off by its user");
    }
  }

  @EveryJdk
  void saysWhatIsWrongWithAPattern(Jdk jdk) throws Exception {
    try (RunningProgram program = start(jdk, OPTIONS);
        JMXConnector connector = program.connect()) {
      lookInto(connector);

      assertThatThrownBy(() -> invoke("disableTarget", "com.acme.Fold.fold"))
          .isInstanceOf(RuntimeMBeanException.class)
          .hasRootCauseInstanceOf(IllegalArgumentException.class)
          .hasRootCauseMessage(
              "com.acme.Fold.fold: no '#' before the method; nearest valid: com.acme.Fold#fold");
      assertThatThrownBy(() -> invoke("enableTarget", " "))
          .hasRootCauseInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("no pattern; expected one such as com.acme.Fold#fold");
      assertThat((String[]) server.getAttribute(name, "Switches")).isEmpty();
    }
  }

  /** Attached later, recorded later still. */
  @EveryJdk
  void recordsFromSomeTimeOn(Jdk jdk) throws Exception {
    try (RunningProgram program = start(jdk, null);
        JMXConnector connector = program.connect()) {
      program.attach(OPTIONS);
      lookInto(connector);
      RunningProgram.await(() -> inUse(FOLD) == 3);

      jcmd(jdk, program.pid(), "JFR.start", "name=late");
      server.invoke(name, "disable", null, null);
      server.invoke(name, "enable", null, null);
      RunningProgram.await(() -> inUse(FOLD) == 3);
      Path file = directory.resolve("late.jfr");
      jcmd(jdk, program.pid(), "JFR.dump", "name=late", "filename=" + file);

      List<RecordedEvent> events = RecordingFile.readAllEvents(file);
      assertThat(count(events, "Specialization")).isGreaterThanOrEqualTo(3);
      assertThat(count(events, "Retirement")).isGreaterThanOrEqualTo(3);
      assertThat(count(events, "Relink")).isGreaterThanOrEqualTo(5);
      endOf(connector);
      assertThat(program.stop().good().program()).isEqualTo("right\n");
    }
  }

  private static long count(List<RecordedEvent> events, String event) {
    return events.stream()
        .filter(e -> e.getEventType().getName().equals("dev.monomorph." + event))
        .filter(e -> e.getString("target").equals(FOLD))
        .count();
  }

  private static Result top(Jdk jdk, String... arguments) {
    List<String> all =
        Stream.concat(
                Stream.of("-jar", ForkedJvm.agentJar().toString(), "top"), Arrays.stream(arguments))
            .toList();
    return ForkedJvm.on(jdk).launch(all.toArray(String[]::new));
  }

  @EveryJdk
  void topShowsIt(Jdk jdk) throws Exception {
    try (RunningProgram program =
        start(jdk, "warmup=2,constants=off,compile=foreground,split=off,hits=count")) {
      Result twice =
          top(jdk, "--count", "2", "--interval", "1", "--filter", "Observed#", program.pid())
              .good();

      String[] blocks = twice.out().split("\n\n(?=monomorph: )", -1);
      assertThat(blocks).hasSize(2);
      assertThat(blocks[1])
          .contains("monomorph: 3 targets, 2 woven, 2 called, 0 calls split\n")
          .contains("specializations: 5 made, 0 retired")
          .containsPattern(
              "(?m)^ +3 +0\\.0 +0 +1 +[1-9][\\d,]*  \\Q" + FOLD + "\\E  \\[1 LOOKING]$")
          .containsPattern(
              "(?m)^ +0 +0\\.0 +0 +0 +-  .*#sensitive.*  refused: 1 CALLER_SENSITIVE$");
    }
  }

  @EveryJdk
  void topEndsWithTheJvm(Jdk jdk) throws Exception {
    try (RunningProgram program = start(jdk, "warmup=2")) {
      Process top =
          new ProcessBuilder(
                  jdk.java().toString(),
                  "-jar",
                  ForkedJvm.agentJar().toString(),
                  "top",
                  "--interval=0.1",
                  program.pid())
              .redirectErrorStream(true)
              .start();
      BufferedReader said = top.inputReader();
      assertThat(said.readLine()).startsWith("monomorph: ");
      program.stop();

      String last = said.lines().reduce((before, line) -> line).orElseThrow();
      assertThat(last).isEqualTo(program.pid() + ": this JVM has ended");
      assertThat(top.waitFor()).isZero();
    }
  }

  @EveryJdk
  void topSaysWhyNot(Jdk jdk) throws Exception {
    try (RunningProgram program = start(jdk, null)) {
      Result result = top(jdk, program.pid());

      assertThat(result.err())
          .isEqualTo("monomorph: error: " + program.pid() + ": Monomorph is not in this JVM\n");
      assertThat(result.exitCode()).isEqualTo(1);
    }
  }
}
