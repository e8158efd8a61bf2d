package dev.monomorph.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged jar in JVMs of its own. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class DemoJarIT {
  private static final Path DEMO = Path.of(System.getProperty("monomorph.demo.jar"));
  private static final Path AGENT = Path.of(System.getProperty("monomorph.agent.jar"));

  @TempDir private Path directory;

  @Test
  void auditsTheJdk() throws Exception {
    Run run = run("audit", "--modules", "java.prefs,java.rmi", "--limit", "1");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("methods of java.prefs, java.rmi: ");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void knowsItsVersion() throws Exception {
    assertThat(run("--version").out())
        .isEqualToIgnoringNewLines("monomorph-demo " + System.getProperty("monomorph.version"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"source", "structured", "bytecode"})
  void generatesRowClasses(String generator) throws Exception {
    Run run = run("rowclass", "--methods", "--generator", generator);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("public final class Row_method {");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void saysThatARuntimeWithoutCompilerHasNone() throws Exception {
    Run run =
        runJava(
            "--limit-modules=java.base,java.sql",
            "-jar",
            DEMO.toString(),
            "rowclass",
            "--methods",
            "--generator=source");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("error: the generator 'source' needs the module jdk.compiler")
        .hasLineCount(1);
  }

  @Test
  void comparesItselfWithAndWithoutTheAgent() throws Exception {
    assumeThat(AGENT).exists();
    Path report = directory.resolve("report.txt");
    Path page = directory.resolve("page.html");

    Run run =
        run(
            "compare",
            "--agent=" + AGENT,
            "--agent-options=report=" + report,
            "--modules=java.prefs",
            "--html=" + page,
            "--rounds=1",
            "--warmup=2",
            "--passes=2");

    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out())
        .contains("filter", "fold", "aggregate", "group", "sort", "validate")
        .contains("all runs computed the same");
    assertThat(page).content().contains("<h1>", "validate", "all runs computed the same");
  }

  @Test
  void auditsTheSameWithTheAgent() throws Exception {
    assumeThat(AGENT).exists();
    Run without = run("audit", "--modules", "java.rmi");
    Run with =
        runJava(
            "-javaagent:" + AGENT + "=warmup=1",
            "-jar",
            DEMO.toString(),
            "audit",
            "--modules",
            "java.rmi");

    assertThat(with.exitCode()).as(with.err()).isZero();
    assertThat(with.out()).isEqualTo(without.out());
  }

  @Test
  void auditsACsvFileThatIsLargerThanTheHeap() throws Exception {
    BigCsv.write(directory, 64 << 20);

    Run run =
        runJava(
            "-Xmx48m",
            "-jar",
            DEMO.toString(),
            "audit",
            "--csv=" + directory.resolve("big.csv"),
            "--rules=" + directory.resolve("big.rules"));

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("large order: amount * price > 40000\n  big.csv:");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void writesWhatItFoundUntilItIsEnded() throws Exception {
    assumeThat(ProcessHandle.current().info().totalCpuDuration()).isPresent();
    BigCsv.write(directory, 4 << 20);
    // Each row takes a matcher long to refuse: minutes for the file, an instant for a batch.
    Path rules = directory.resolve("slow.rules");
    StringBuilder slow = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      slow.append("slow ").append(i).append(": comment matches '/(.*,)*(.*,)*x").append(i);
      slow.append("/'\n");
    }
    Files.writeString(rules, slow);
    Path result = directory.resolve("result.json");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                DEMO.toString(),
                "audit",
                "--csv=" + directory.resolve("big.csv"),
                "--rules=" + rules,
                "--format=json",
                "--output=" + result)
            .redirectErrorStream(true)
            .start();
    try {
      while (process.isAlive() && cpuSeconds(process) < 4) {
        Thread.sleep(50);
      }
      process.toHandle().destroy(); // unlike the process's own, leaves its output open
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(process.waitFor()).as(output).isEqualTo(143); // SIGTERM; Ctrl-C has 130
      assertThat(output).startsWith("PARTIAL: interrupted after ");
      assertThat(result).content().contains("\"complete\":false");
    } finally {
      process.destroyForcibly();
    }
  }

  private static long cpuSeconds(Process process) {
    return process.info().totalCpuDuration().map(Duration::toSeconds).orElse(0L);
  }

  private record Run(int exitCode, String out, String err) {}

  private Run run(String... arguments) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("-jar", DEMO.toString()));
    all.addAll(List.of(arguments));
    return runJava(all.toArray(String[]::new));
  }

  private Run runJava(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(directory, "out", null);
    Path err = Files.createTempFile(directory, "err", null);
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("%s ends in time", command).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return new Run(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }
}
