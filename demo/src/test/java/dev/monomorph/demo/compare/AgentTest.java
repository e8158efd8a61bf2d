package dev.monomorph.demo.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.monomorph.demo.console.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentTest {
  @TempDir private Path root;
  private Path directory;
  private Path jar;

  @BeforeEach
  void layOutABuild() throws IOException {
    directory = Files.createDirectories(root.resolve("demo/target"));
    jar = root.resolve("agent/target/monomorph-agent.jar");
    Files.createDirectories(jar.getParent());
    Files.createFile(jar);
  }

  @Test
  void isFoundBesideTheDemoAndReportsIntoItsDirectory() {
    Agent agent = Agent.find(null, "", directory);

    Path report = directory.resolve("monomorph-report.txt");
    assertThat(agent).isEqualTo(new Agent(jar, "report=" + report, agent.report()));
    assertThat(agent.report()).contains(report);
    assertThat(agent.jvmOption()).isEqualTo("-javaagent:" + jar + "=report=" + report);
  }

  @Test
  void keepsTheOptionsOfTheUser() {
    Agent agent = Agent.find(null, "warmup=1,log=info", directory);

    assertThat(agent.options()).startsWith("report=").endsWith(",warmup=1,log=info");
  }

  @Test
  void leavesTheReportToTheUser() {
    assertThat(Agent.find(null, "log=info,report=/x/y.txt,warmup=1", directory).report())
        .contains(Path.of("/x/y.txt"));
    assertThat(Agent.find(null, "report=-", directory))
        .returns("report=-", Agent::options)
        .matches(agent -> agent.report().isEmpty());
  }

  @Test
  void reportsIntoTheDirectoryForTemporaryFilesIfItHasTo() throws IOException {
    Path comma = Files.createDirectories(root.resolve("a,b"));

    assertThat(Agent.find(jar, "", comma).report().orElseThrow())
        .startsWithRaw(Path.of(System.getProperty("java.io.tmpdir")));
  }

  @Test
  void tellsWhereItsReportStands() throws IOException {
    Agent agent = Agent.find(null, "", directory);
    Path report = agent.report().orElseThrow();
    assertThat(agent.summary()).isEqualTo("The agent wrote no report to " + report + ".");

    Files.writeString(report, "{}\n");
    assertThat(agent.summary()).isEqualTo("The agent's report: " + report);

    Files.writeString(report, "summary\n-------\nall is  well\n");
    assertThat(agent.summary().lines())
        .containsExactly("The agent's report: " + report, "all is well");

    agent.deleteReport();
    assertThat(report).doesNotExist();
    assertThat(Agent.find(null, "report=-", directory).summary())
        .isEqualTo("The agent's report stands above.");
  }

  @Test
  void saysThatItIsMissing() {
    Path missing = root.resolve("missing.jar");

    assertThatExceptionOfType(UserException.class)
        .isThrownBy(() -> Agent.find(missing, "", directory))
        .withMessage(
            "no agent at %s: expected a jar built by 'mvn -DskipTests package', or --agent PATH"
                .formatted(missing));
  }
}
