package dev.monomorph.demo.command;

import dev.monomorph.demo.audit.Audit;
import dev.monomorph.demo.audit.AuditResult;
import dev.monomorph.demo.audit.Format;
import dev.monomorph.demo.console.ProgressBar;
import dev.monomorph.demo.rows.BadRow;
import dev.monomorph.demo.rows.Column;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code audit}: applies rules to rows and writes down what they find. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    exitCodeOnExecutionException = ExitCodes.BROKEN,
    description = "Applies rules to rows and prints what they find.",
    footer = {
      "",
      "A rule is a condition on columns, numbers and 'strings', made of + - * / %%,",
      "= != < <= > >=, and/or/not, in (...), matches 'glob*' or '/regex/', and the",
      "functions length, lower, upper, contains, startsWith, endsWith, min, max, abs.",
      "",
      "Exit codes, the first that fits:",
      "  130  interrupted by Ctrl-C: the result so far is printed, marked PARTIAL",
      "  70   a mistake of this program's own",
      "  2    the command line, a file it names, or a rule is wrong",
      "  1    a rule of --fail-on has findings",
      "  3    some rows could not be read: the first 100 are named on standard error,",
      "       and the others are audited",
      "  0    none of these, whatever was found",
      "",
      "Examples:",
      "  audit",
      "  audit --modules java.base,java.desktop --limit 10",
      "  audit --classes build/libs --fail-on 'deep stack'",
      "  audit --columns",
      "  audit --csv people.csv --rules people.rules",
      "  audit --format html --output audit.html",
      "  audit --fail-on any --format json --threads 4"
    })
final class AuditCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private InputOptions input;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "3",
      description = "Findings to name for each rule (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Format format;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write to this file, all at once at the end (default: standard output).")
  private Path output;

  @Option(
      names = "--fail-on",
      paramLabel = "RULE",
      description =
          "End with exit code 1 if the rule of this name has findings, or '"
              + FailOn.ANY
              + "' rule; may be repeated.")
  private List<String> failOn = List.of();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that apply rules (default: one for each processor).")
  private Integer threads;

  @Option(names = "--columns", description = "List the columns that rules can speak of, and stop.")
  private boolean columns;

  @Override
  public Integer call() {
    if (columns) {
      print(columnList());
      return ExitCodes.OK;
    }
    PassOptions.atLeast(0, limit, "--limit");
    PassOptions.atLeast(1, threads(), "--threads");
    return audit(input.open());
  }

  private int threads() {
    return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
  }

  private <R> int audit(Opened<R> rows) {
    try (var source = rows.source();
        Interruption interruption = Interruption.watch()) {
      Set<String> failures = FailOn.rules(failOn, rows.rules());
      Optional<OutputFile> file = Optional.ofNullable(output).map(OutputFile::new);
      AuditResult result =
          new Audit<>(source, rows.rules(), limit)
              .run(threads(), ProgressBar.onTerminal(), interruption::requested);
      reportProblems(result);
      String text = format.write(result);
      file.ifPresentOrElse(to -> to.write(text), () -> print(text));
      return exitCode(result, failures);
    }
  }

  private static int exitCode(AuditResult result, Set<String> failures) {
    if (!result.complete()) {
      return ExitCodes.INTERRUPTED;
    }
    if (result.hasFindings(failures)) {
      return ExitCodes.FINDINGS;
    }
    return result.badRows() > 0 ? ExitCodes.BAD_ROWS : ExitCodes.OK;
  }

  private void reportProblems(AuditResult result) {
    PrintWriter err = spec.commandLine().getErr();
    for (BadRow badRow : result.firstBadRows()) {
      err.println("bad row: " + badRow);
    }
    long more = result.badRows() - result.firstBadRows().size();
    if (more > 0) {
      err.println(String.format(Locale.ROOT, "bad row: ... and %,d more", more));
    }
    if (!result.complete()) {
      err.println(result.interruption());
    }
    err.flush();
  }

  private String columnList() {
    StringBuilder text = new StringBuilder();
    for (Column<?> column : input.schema().columns()) {
      text.append(
          "%-16s %-8s %s\n".formatted(column.name(), column.typeName(), column.description()));
    }
    return text.toString();
  }

  private void print(String text) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(text);
    out.flush();
  }
}
