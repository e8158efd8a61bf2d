package dev.monomorph.jmh;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.WorkloadParams;

/** Puts the forks of several rounds together, as if JMH had run them one after the other. */
final class Rounds {
  private Rounds() {}

  /** One result of all forks. */
  static RunResult merge(List<RunResult> rounds) {
    List<BenchmarkResult> forks = new ArrayList<>();
    for (RunResult round : rounds) {
      forks.addAll(round.getBenchmarkResults());
    }
    return new RunResult(withForks(rounds.get(0).getParams(), forks.size()), forks);
  }

  private static BenchmarkParams withForks(BenchmarkParams params, int forks) {
    return new BenchmarkParams(
        params.getBenchmark(),
        params.generatedBenchmark(),
        params.shouldSynchIterations(),
        params.getThreads(),
        params.getThreadGroups(),
        params.getThreadGroupLabels(),
        forks,
        params.getWarmupForks(),
        params.getWarmup(),
        params.getMeasurement(),
        params.getMode(),
        new WorkloadParams(), // no benchmark here has an @Param
        params.getTimeUnit(),
        params.getOpsPerInvocation(),
        params.getJvm(),
        params.getJvmArgs(),
        params.getJdkVersion(),
        params.getVmName(),
        params.getVmVersion(),
        params.getJmhVersion(),
        params.getTimeout());
  }
}
