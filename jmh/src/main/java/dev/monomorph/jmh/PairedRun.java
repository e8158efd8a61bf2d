package dev.monomorph.jmh;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Starts {@link Pairs} under the agent, in a JVM of its own for each kernel and each fork. */
final class PairedRun {
  private static final Set<Variant> ONE_EACH = Set.of(Variant.HANDWRITTEN);

  private PairedRun() {}

  /**
   * Measures the kernels that match.
   *
   * @param forkOptions how many forks, and of which JVM
   * @return whether all went well
   * @throws UsageException if no kernel matches
   */
  static boolean run(Arguments arguments, ForkOptions forkOptions, PrintStream out)
      throws IOException {
    Set<String> kernels = kernels(arguments.patterns());
    if (kernels.isEmpty()) {
      throw new UsageException("no kernel matches " + arguments.patterns());
    }
    boolean good = true;
    for (int fork = 1; fork <= forkOptions.forks(); fork++) {
      for (String kernel : kernels) {
        out.printf("%d/%d %-33s ", fork, forkOptions.forks(), Results.shortName(kernel));
        good &= fork(kernel, arguments, forkOptions, out);
      }
    }
    return good;
  }

  private static Set<String> kernels(List<String> patterns) {
    Set<String> kernels = new TreeSet<>();
    for (String benchmark : Campaign.select(patterns, ONE_EACH)) {
      kernels.add(benchmark.substring(0, benchmark.lastIndexOf('.')));
    }
    return kernels;
  }

  private static boolean fork(
      String kernel, Arguments arguments, ForkOptions forkOptions, PrintStream out)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            forkOptions.jvm(),
            AgentJar.jvmArgument(arguments.agent()),
            "-cp",
            System.getProperty("java.class.path"),
            Pairs.class.getName(),
            kernel);
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    out.print(said);
    try {
      return process.waitFor() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
