package dev.monomorph.demo.compare;

import dev.monomorph.demo.bench.PhaseResult;
import dev.monomorph.demo.console.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Results of runs without and with the agent, side by side.
 *
 * <p>Of several runs of a kind the fastest counts for each phase: what else the machine does can
 * only make a run slower.
 */
public final class Comparison {
  private final List<PhaseResult> without = new ArrayList<>();
  private final List<PhaseResult> with = new ArrayList<>();

  /** Adds the results of a run without the agent. */
  public void addWithout(List<PhaseResult> results) {
    without.addAll(results);
  }

  /** Adds the results of a run with the agent. */
  public void addWith(List<PhaseResult> results) {
    with.addAll(results);
  }

  /** The phases that did not compute the same in all runs, or did not run in all of them. */
  public List<String> disagreements() {
    return phases().stream().filter(phase -> !agree(phase)).toList();
  }

  /** What all runs say about each phase, in the order in which they ran. */
  List<PhaseTimes> times() {
    return phases().stream()
        .map(
            phase ->
                new PhaseTimes(phase, rowsPerPass(phase), best(without, phase), best(with, phase)))
        .toList();
  }

  /** A table of all phases, in the order in which they ran. */
  @Override
  public String toString() {
    TextTable table =
        new TextTable("phase", "rows/pass", "without, ns/row", "with, ns/row", "ratio");
    for (PhaseTimes times : times()) {
      table.add(
          times.phase(),
          format("%,d", times.rowsPerPass()),
          format("%.2f", times.without()),
          format("%.2f", times.with()),
          format("%.2fx", times.ratio()));
    }
    return table.toString();
  }

  private List<String> phases() {
    return without.stream().map(PhaseResult::phase).distinct().toList();
  }

  private long rowsPerPass(String phase) {
    return of(without, phase).get(0).rowsPerPass();
  }

  private boolean agree(String phase) {
    long checksum = of(without, phase).get(0).checksum();
    return of(without, phase).stream().allMatch(result -> result.checksum() == checksum)
        && of(with, phase).stream().allMatch(result -> result.checksum() == checksum)
        && of(with, phase).size() == of(without, phase).size();
  }

  private static double best(List<PhaseResult> results, String phase) {
    return of(results, phase).stream()
        .mapToDouble(PhaseResult::nanosPerRow)
        .min()
        .orElse(Double.NaN);
  }

  private static List<PhaseResult> of(List<PhaseResult> results, String phase) {
    return results.stream().filter(result -> result.phase().equals(phase)).toList();
  }

  private static String format(String format, Object value) {
    return String.format(Locale.ROOT, format, value);
  }
}
