package dev.monomorph.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  @TempDir Path directory;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int status;

  private String run(String... arguments) throws IOException {
    bytes.reset();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    status = Main.run(List.of(arguments), out);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void runsForksAndPrintsTheSameTableAgain() throws IOException {
    Path json = directory.resolve("results.json");

    String printed =
        run(
            "--variants",
            "polluted,handwritten",
            "--json",
            json.toString(),
            "Fold.Ints",
            "--jmh",
            "-f",
            "2",
            "-wi",
            "0",
            "-i",
            "1",
            "-r",
            "5ms");
    String table = run("table", json.toString());

    assertThat(status).isZero();
    assertThat(printed).contains("2/2 Fold.Ints.polluted", "2/2 Fold.Ints.handwritten");
    assertThat(table).contains(System.getProperty("java.vm.version"), "| Fold.Ints |");
    assertThat(printed).endsWith(table);
    assertThat(Files.readString(json)).contains("\"forks\" : 2");
  }

  @Test
  void aVariantWithoutItsAgentFailsLoudly() throws IOException {
    Path noAgent = directory.resolve("no-agent.jar");
    Files.createFile(noAgent);

    String printed = run("--agent", noAgent.toString(), "Fold.Ints.specialized");

    assertThat(status).isEqualTo(1);
    assertThat(printed).contains("FAILED dev.monomorph.jmh.Fold.Ints.specialized");
  }

  @Test
  void aPairWithoutItsAgentFailsLoudly() throws IOException {
    Path noAgent = directory.resolve("no-agent.jar");
    Files.createFile(noAgent);

    String printed = run("pairs", "--agent", noAgent.toString(), "Fold.Ints", "--jmh", "-f", "1");

    assertThat(status).isEqualTo(1);
    assertThat(printed).startsWith("1/1 Fold.Ints ").contains("no-agent.jar");
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> run("pairs", "NoSuchKernel"))
        .withMessage("no kernel matches [NoSuchKernel]");
  }

  @Test
  void explainsItself() throws IOException {
    assertThat(run("--help")).contains("--quick", "table FILE.json");
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> run("NoSuchBenchmark"))
        .withMessage("no benchmark matches [NoSuchBenchmark]");
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> run("table"))
        .withMessage("table needs at least one JSON file");
  }

  @Test
  void namesTheFileThatIsNoResult() throws IOException {
    Path file = Files.writeString(directory.resolve("empty.json"), "");

    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> run("table", file.toString()))
        .withMessage(file + ": no JSON: end of text at character 0");
  }
}
