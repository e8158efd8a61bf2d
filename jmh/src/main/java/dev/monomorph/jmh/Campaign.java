package dev.monomorph.jmh;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs benchmarks so that their variants can be compared.
 *
 * <p>JMH runs all forks of one benchmark, then all of the next; on a machine whose speed drifts,
 * that is a comparison of the morning with the afternoon. Here every round runs one fork of each
 * benchmark, the variants of a kernel one after the other, and the forks of all rounds are put
 * together at the end.
 */
final class Campaign {
  private final ForkOptions forkOptions;
  private final PrintStream out;
  private final Map<String, List<RunResult>> results = new LinkedHashMap<>();
  private final Map<String, String> failures = new LinkedHashMap<>();

  Campaign(ForkOptions forkOptions, PrintStream out) {
    this.forkOptions = forkOptions;
    this.out = out;
  }

  /** The full names of the benchmarks to run: a kernel's variants together, in their order. */
  static List<String> select(List<String> patterns, Set<Variant> variants) {
    OutputFormat silent = OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT);
    TreeSet<String> kernels = new TreeSet<>();
    TreeSet<String> matching = new TreeSet<>();
    for (BenchmarkListEntry entry : BenchmarkList.defaultList().find(silent, patterns, List.of())) {
      String name = entry.getUsername();
      matching.add(name);
      kernels.add(name.substring(0, name.lastIndexOf('.') + 1));
    }
    List<String> selected = new ArrayList<>();
    for (String kernel : kernels) {
      for (Variant variant : variants) {
        if (matching.contains(kernel + variant.method)) {
          selected.add(kernel + variant.method);
        }
      }
    }
    return selected;
  }

  /**
   * Runs the benchmarks. One that fails is not tried again; it is in {@link #failures} and not in
   * the result.
   */
  Collection<RunResult> run(List<String> benchmarks) {
    List<String> remaining = new ArrayList<>(benchmarks);
    for (int round = 1; round <= forkOptions.forks(); round++) {
      for (String benchmark : List.copyOf(remaining)) {
        out.printf("%d/%d %-45s ", round, forkOptions.forks(), Results.shortName(benchmark));
        out.flush();
        out.println(runFork(benchmark));
      }
      remaining.removeAll(failures.keySet());
    }
    results.keySet().removeAll(failures.keySet());
    return results.values().stream().map(Rounds::merge).toList();
  }

  /** The benchmarks that failed, and why, in one line each. */
  Map<String, String> failures() {
    return failures;
  }

  private String runFork(String benchmark) {
    Options options = forkOptions.fork(Variant.of(benchmark), "^" + Pattern.quote(benchmark) + "$");
    try {
      RunResult result = new Runner(options).runSingle();
      results.computeIfAbsent(benchmark, name -> new ArrayList<>()).add(result);
      Result<?> primary = result.getPrimaryResult();
      return String.format("%10.3f %s", primary.getScore(), primary.getScoreUnit())
          + profiled(result);
    } catch (RunnerException | RuntimeException e) {
      // Whatever it is, the twenty minutes before it are not lost.
      failures.put(benchmark, Causes.line(e));
      return "FAILED: " + Causes.line(e);
    }
  }

  /** What profilers have to say besides figures, such as the assembly of {@code perfasm}. */
  private static String profiled(RunResult result) {
    StringBuilder text = new StringBuilder();
    for (Result<?> secondary : result.getSecondaryResults().values()) {
      if (!secondary.extendedInfo().isBlank()) {
        text.append(System.lineSeparator()).append(secondary.extendedInfo());
      }
    }
    return text.toString();
  }
}
