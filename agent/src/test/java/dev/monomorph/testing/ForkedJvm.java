package dev.monomorph.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A JVM of its own for a main class of the test tree, with the packaged agent or without.
 *
 * <p>Its class path holds the test classes and no library, unless {@link #library} adds one.
 */
public final class ForkedJvm {
  /** After this time the JVM has hung, unless {@link #within} gives it more. */
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private final List<String> command = new ArrayList<>();
  private final List<String> classPath = new ArrayList<>();
  private Path directory = Path.of("").toAbsolutePath();
  private Duration deadline = DEADLINE;

  private ForkedJvm(Path launcher) {
    command.add(launcher.toString());
    // Started often, for a moment each: the optimizing compiler would not pay.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx256m"));
    classPath.add(locationOf(ForkedJvm.class));
  }

  /** A JVM that is still to be started. */
  public static ForkedJvm on(Jdk jdk) {
    return new ForkedJvm(jdk.java());
  }

  /** The same, of a run-time image that is none of {@link Jdk}'s. */
  public static ForkedJvm of(Path launcher) {
    return new ForkedJvm(launcher);
  }

  /** The packaged agent's jar. */
  public static Path agentJar() {
    String jar = System.getProperty("monomorph.agent.jar");
    assertThat(jar).as("system property monomorph.agent.jar, which Failsafe is given").isNotNull();
    return Path.of(jar);
  }

  /** Adds the agent with options; empty for none. */
  public ForkedJvm agent(String options) {
    return jvm("-javaagent:" + agentJar() + (options.isEmpty() ? "" : "=" + options));
  }

  /** Adds arguments for the JVM. */
  public ForkedJvm jvm(String... arguments) {
    command.addAll(List.of(arguments));
    return this;
  }

  /** Adds the library that a class is from. */
  public ForkedJvm library(Class<?> type) {
    classPath.add(locationOf(type));
    return this;
  }

  /** Starts it in another directory than this one. */
  public ForkedJvm in(Path workingDirectory) {
    directory = workingDirectory;
    return this;
  }

  /** Gives it more time, or less. */
  public ForkedJvm within(Duration time) {
    deadline = time;
    return this;
  }

  /** Runs a main class and waits until the JVM has ended. */
  public Result run(Class<?> main, String... arguments) {
    List<String> program = new ArrayList<>();
    program.addAll(List.of("-cp", String.join(File.pathSeparator, classPath), main.getName()));
    program.addAll(List.of(arguments));
    return launch(program.toArray(String[]::new));
  }

  /** Runs what the launcher's last arguments name, such as a jar or a module, and waits. */
  public Result launch(String... program) {
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of(program));
    try {
      return run(all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private Result run(List<String> all) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(all).directory(directory.toFile());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().remove("JDK_JAVA_OPTIONS");
    Process process = builder.start();
    process.getOutputStream().close();
    CompletableFuture<String> out = read(process.getInputStream());
    CompletableFuture<String> err = read(process.getErrorStream());
    boolean ended = process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS);
    if (!ended) {
      process.destroyForcibly();
    }
    Result result = new Result(out.join(), err.join(), process.waitFor());
    assertThat(ended).as("ended in time: %s%n%s", all, result).isTrue();
    return result;
  }

  private static CompletableFuture<String> read(InputStream stream) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return new String(stream.readAllBytes(), UTF_8);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        ForkedJvm::onThreadOfItsOwn);
  }

  /** The common pool of JDK 25 has one thread on two processors, and a reader keeps it. */
  private static void onThreadOfItsOwn(Runnable work) {
    Thread thread = new Thread(work, "reader");
    thread.setDaemon(true);
    thread.start();
  }

  /** The directory or jar that a class is from. */
  public static String locationOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * What a JVM left behind.
   *
   * @param out its standard output
   * @param err its standard error
   * @param exitCode what it returned
   */
  public record Result(String out, String err, int exitCode) {
    /** Checks that it ended with exit code 0 and an empty standard error. */
    public Result good() {
      assertThat(err).as("standard error").isEmpty();
      assertThat(exitCode).as("exit code of %s", this).isZero();
      return this;
    }

    /** What the program wrote before the agent's report. */
    public String program() {
      int report = out.indexOf("Monomorph report\n");
      return report < 0 ? out : out.substring(0, report);
    }

    /** The agent's report, which {@code report=-} puts after what the program wrote. */
    public String report() {
      assertThat(out).contains("Monomorph report\n");
      return out.substring(out.indexOf("Monomorph report\n"));
    }

    /** What the report says of a woven method: its paragraph, without the first line. */
    public String reportOn(String target) {
      String report = report();
      int start = report.indexOf("\n" + target);
      assertThat(start).as("%s in %s", target, report).isNotNegative();
      int from = report.indexOf('\n', start + 1) + 1;
      int to = from;
      while (to < report.length() && report.startsWith("    ", to)) {
        to = report.indexOf('\n', to) + 1;
      }
      return report.substring(from, to);
    }
  }
}
