package dev.monomorph.demo.command;

import dev.monomorph.demo.bench.Bench;
import dev.monomorph.demo.bench.Phase;
import dev.monomorph.demo.bench.PhaseResult;
import dev.monomorph.demo.bench.Phases;
import dev.monomorph.demo.console.Progress;
import dev.monomorph.demo.console.ProgressBar;
import dev.monomorph.demo.console.TextTable;
import dev.monomorph.demo.rows.CsvRow;
import dev.monomorph.demo.rows.MethodRow;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench}: repeats passes over the rows and prints the throughput of each phase. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Repeats passes over the rows and prints the throughput of each phase.",
    footer = {
      "",
      "Phases: filter (by predicates), fold (columns of numbers), aggregate (fields",
      "of rows), group (by keys), sort (by comparators), validate (interprets rules).",
      "A row that is asked three questions counts three times. Times are those of the",
      "processor, not of the clock.",
      "",
      "Examples:",
      "  bench",
      "  bench --modules all --warmup 5 --passes 5",
      "  bench --csv people.csv --rules people.rules --json"
    })
final class BenchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private InputOptions input;

  @Mixin private PassOptions pass;

  @Option(names = "--json", description = "Print one JSON object a line for each phase.")
  private boolean json;

  @Override
  public Integer call() {
    Progress progress = ProgressBar.onTerminal();
    if (input.isCsv()) {
      Input<CsvRow> rows = input.readCsv();
      bench(Phases.ofCsv(rows.table(), rows.rules()), progress);
      return rows.reportBadRows(spec.commandLine().getErr());
    }
    Input<MethodRow> rows = input.readMethods(progress);
    bench(Phases.ofMethods(rows.table(), rows.rules()), progress);
    return rows.reportBadRows(spec.commandLine().getErr());
  }

  private void bench(List<Phase> phases, Progress progress) {
    List<PhaseResult> results = new Bench(phases, pass.warmups(), pass.passes()).run(progress);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      results.forEach(result -> out.println(result.toJson()));
    } else {
      out.print(table(results));
    }
    out.flush();
  }

  private static TextTable table(List<PhaseResult> results) {
    TextTable table = new TextTable("phase", "rows/pass", "ns/row", "M rows/s", "checksum");
    for (PhaseResult result : results) {
      table.add(
          result.phase(),
          String.format(Locale.ROOT, "%,d", result.rowsPerPass()),
          String.format(Locale.ROOT, "%.2f", result.nanosPerRow()),
          String.format(Locale.ROOT, "%,.1f", result.millionRowsPerSecond()),
          String.format(Locale.ROOT, "%016x", result.checksum()));
    }
    return table;
  }
}
