package runner;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * One run of one suite in a JVM of its own: a directory that holds all it reads and leaves.
 *
 * <p>The JVM starts in a fresh {@code cwd/} with fresh test classes and resources, its own
 * temporary directory, a fixed locale and time zone, and none of the environment's Java options.
 * The file {@code run.properties} is written last.
 */
final class TestRun {

  /**
   * For every suite. Mockito attaches to its own JVM. An exception that compiled code throws often
   * loses its message and stack trace unless HotSpot is told otherwise, so that a test which shows
   * one would depend on what is compiled when.
   */
  static final List<String> JVM_OPTIONS =
      List.of("-XX:+EnableDynamicAgentLoading", "-XX:-OmitStackTraceInFastThrow");

  private static final String SUMMARY = "run.properties";

  private final Path directory;
  private final String key;

  /**
   * @param key what the results depend on beside the directory's own name; kept results of another
   *     key are not taken
   */
  TestRun(Path directory, String key) {
    this.directory = directory;
    this.key = key;
  }

  /** Whether a whole run under the same key is there already. */
  boolean isKept() throws IOException {
    return key.equals(summary().getProperty("key")) && endedWell();
  }

  /** Wall time of the whole JVM. */
  double seconds() throws IOException {
    return Double.parseDouble(summary().getProperty("seconds"));
  }

  /** The JVM's exit code, or {@code timeout}. */
  String exit() throws IOException {
    return summary().getProperty("exit");
  }

  /** Whether every test had its turn and the JVM then ended as it should. */
  boolean endedWell() throws IOException {
    return results().complete() && exit().equals("0");
  }

  Results results() throws IOException {
    return Results.read(file("results.tsv"));
  }

  Path file(String name) {
    return directory.resolve(name);
  }

  /**
   * Runs the suite; what it takes the place of is gone.
   *
   * @param agent the options that bring in the agent, none for a plain run
   * @param only a regular expression for the test classes' names, or the id of one test
   */
  void run(
      Jdk jdk,
      Suite suite,
      SuiteJars jars,
      Launcher launcher,
      List<String> agent,
      String only,
      long timeoutMinutes)
      throws IOException, InterruptedException {
    Disk.delete(directory);
    Path cwd = Files.createDirectories(file("cwd"));
    Path tests = cwd.resolve("target/test-classes");
    jars.unpackTests(tests, cwd.resolve("src/test/resources"));
    Files.createDirectories(cwd.resolve("tmp"));

    List<String> command = new ArrayList<>(List.of(jdk.tool("java").toString()));
    command.addAll(agent);
    command.addAll(JVM_OPTIONS);
    command.addAll(suite.jvmOptions());
    command.add("-XX:ErrorFile=" + file("hs_err.log"));
    command.add("-Djava.io.tmpdir=" + cwd.resolve("tmp"));
    command.addAll(List.of("-cp", launcher.classPath(tests, jars), "launched.RunSuite"));
    command.add(tests.toString());
    command.addAll(List.of(file("results.tsv").toString(), file("traces.txt").toString()));
    command.addAll(List.of(only, suite.excluded()));

    long start = System.nanoTime();
    String exit = execute(jdk, command, cwd, timeoutMinutes);
    writeSummary((System.nanoTime() - start) / 1e9, exit);
    Disk.delete(cwd);
  }

  private String execute(Jdk jdk, List<String> command, Path cwd, long timeoutMinutes)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(cwd.toFile())
            .redirectErrorStream(true)
            .redirectOutput(file("log.txt").toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    environment.keySet().removeAll(List.of("_JAVA_OPTIONS", "CLASSPATH", "LANG", "LANGUAGE"));
    environment.putAll(Map.of("LC_ALL", "C.UTF-8", "TZ", "UTC"));
    Process process = builder.start();
    Thread killer = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(killer);
    try {
      return await(jdk, process, timeoutMinutes);
    } finally {
      Runtime.getRuntime().removeShutdownHook(killer);
    }
  }

  private String await(Jdk jdk, Process process, long timeoutMinutes)
      throws IOException, InterruptedException {
    if (process.waitFor(timeoutMinutes, TimeUnit.MINUTES)) {
      return Integer.toString(process.exitValue());
    }
    new ProcessBuilder(jdk.tool("jstack").toString(), "-l", Long.toString(process.pid()))
        .redirectErrorStream(true)
        .redirectOutput(file("threads.txt").toFile())
        .start()
        .waitFor(1, TimeUnit.MINUTES);
    process.destroyForcibly().waitFor();
    return "timeout";
  }

  private void writeSummary(double seconds, String exit) throws IOException {
    Properties summary = new Properties();
    summary.setProperty("key", key);
    summary.setProperty("seconds", Double.toString(seconds));
    summary.setProperty("exit", exit);
    try (Writer writer = Files.newBufferedWriter(file(SUMMARY))) {
      summary.store(writer, null);
    }
  }

  private Properties summary() throws IOException {
    Properties summary = new Properties();
    if (Files.exists(file(SUMMARY))) {
      try (Reader reader = Files.newBufferedReader(file(SUMMARY))) {
        summary.load(reader);
      }
    }
    return summary;
  }
}
