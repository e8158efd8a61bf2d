package dev.monomorph.jmh;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** What JMH is told for one fork: what the user said, and the agent where the variant needs it. */
final class ForkOptions {
  private static final int FORKS = 3;
  private static final int QUICK_ITERATIONS = 3;
  private static final TimeValue QUICK_TIME = TimeValue.milliseconds(300);

  private final CommandLineOptions user;
  private final boolean quick;
  private final Optional<String> agent;
  private final Optional<Path> graal;

  /**
   * Reads JMH's own arguments.
   *
   * @param agent the JVM argument that starts the agent, if any variant needs it
   * @param graal the directory of the Graal compiler's jars, if any variant needs it
   * @throws UsageException if JMH does not understand its arguments
   */
  ForkOptions(
      List<String> jmhArguments, boolean quick, Optional<String> agent, Optional<Path> graal) {
    try {
      this.user = new CommandLineOptions(jmhArguments.toArray(new String[0]));
    } catch (CommandLineOptionException e) {
      throw new UsageException("--jmh: " + e.getMessage());
    }
    this.quick = quick;
    this.agent = agent;
    this.graal = graal;
  }

  /** How many forks each benchmark has. */
  int forks() {
    return Math.max(1, user.getForkCount().orElse(quick ? 1 : FORKS));
  }

  /** The launcher of the forks' JVM. */
  String jvm() {
    return user.getJvm().orElse(ProcessHandle.current().info().command().orElse("java"));
  }

  /** The options for one fork of the benchmarks that match the pattern. */
  Options fork(Variant variant, String pattern) {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .parent(user)
            .include(pattern)
            .forks(1)
            .shouldFailOnError(true)
            .verbosity(user.verbosity().orElse(VerboseMode.SILENT));
    if (quick) {
      options
          .warmupIterations(user.getWarmupIterations().orElse(QUICK_ITERATIONS))
          .warmupTime(user.getWarmupTime().orElse(QUICK_TIME))
          .measurementIterations(user.getMeasurementIterations().orElse(QUICK_ITERATIONS))
          .measurementTime(user.getMeasurementTime().orElse(QUICK_TIME));
    }
    List<String> jvmArguments = new ArrayList<>(user.getJvmArgsAppend().orElse(List.of()));
    if (variant.underAgent) {
      jvmArguments.add(agent.orElseThrow());
    }
    if (variant == Variant.POLLUTED_UNDER_GRAAL) {
      jvmArguments.addAll(GraalCompiler.jvmArguments(graal.orElseThrow()));
      options.warmupIterations(user.getWarmupIterations().orElse(GraalCompiler.WARMUP_ITERATIONS));
    }
    options.jvmArgsAppend(jvmArguments.toArray(new String[0]));
    return options.build();
  }
}
