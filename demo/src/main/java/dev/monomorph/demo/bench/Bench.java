package dev.monomorph.demo.bench;

import dev.monomorph.demo.console.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Repeats phases and times them.
 *
 * <p>A pass runs every phase once, so that all of them are warm, and as polluted as they get,
 * before the first is measured.
 */
public final class Bench {
  private final List<Phase> phases;
  private final int warmups;
  private final int passes;

  /**
   * Prepares a bench.
   *
   * @param warmups passes that are not measured
   * @param passes passes that are; at least one
   */
  public Bench(List<Phase> phases, int warmups, int passes) {
    this.phases = List.copyOf(phases);
    this.warmups = warmups;
    this.passes = passes;
  }

  /**
   * Runs all passes.
   *
   * @param progress hears of every pass
   * @return one result for each phase that has rows
   * @throws IllegalStateException if a phase computes one thing in one pass and another in the next
   */
  public List<PhaseResult> run(Progress progress) {
    List<Phase> busy = phases.stream().filter(phase -> phase.rowsPerPass() > 0).toList();
    long[][] nanos = new long[busy.size()][passes];
    long[] checksums = busy.stream().mapToLong(phase -> phase.pass().getAsLong()).toArray();
    for (int pass = -warmups; pass < passes; pass++) {
      for (int i = 0; i < busy.size(); i++) {
        long time = time(busy.get(i), checksums[i]);
        if (pass >= 0) {
          nanos[i][pass] = time;
        }
      }
      progress.at(
          pass < 0 ? "warming up" : "measuring", pass + warmups + 1L, (long) warmups + passes);
    }
    List<PhaseResult> results = new ArrayList<>();
    for (int i = 0; i < busy.size(); i++) {
      Phase phase = busy.get(i);
      double nanosPerRow = (double) median(nanos[i]) / phase.rowsPerPass();
      results.add(new PhaseResult(phase.name(), phase.rowsPerPass(), nanosPerRow, checksums[i]));
    }
    return results;
  }

  private static long time(Phase phase, long expectedChecksum) {
    Stopwatch stopwatch = new Stopwatch();
    long checksum = phase.pass().getAsLong();
    long nanos = stopwatch.nanos();
    if (checksum != expectedChecksum) {
      throw new IllegalStateException(
          "phase %s computed %016x in its first pass and %016x in a later one"
              .formatted(phase.name(), expectedChecksum, checksum));
    }
    return nanos;
  }

  private static long median(long[] values) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
