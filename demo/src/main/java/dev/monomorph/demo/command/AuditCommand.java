package dev.monomorph.demo.command;

import dev.monomorph.demo.audit.AuditReport;
import dev.monomorph.demo.console.ProgressBar;
import dev.monomorph.demo.rows.Column;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code audit}: applies rules to rows and prints what they find. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = "Applies rules to rows and prints what they find.",
    footer = {
      "",
      "A rule is a condition on columns, numbers and 'strings', made of + - * / %%,",
      "= != < <= > >=, and/or/not, in (...), matches 'glob*' or '/regex/', and the",
      "functions length, lower, upper, contains, startsWith, endsWith, min, max, abs.",
      "",
      "Exit code: 0 whatever is found; 2 if the command line or a rule is wrong;",
      "3 if some rows could not be read: each is named on standard error, and the",
      "others are audited.",
      "",
      "Examples:",
      "  audit",
      "  audit --modules java.base,java.desktop --limit 10",
      "  audit --columns",
      "  audit --csv people.csv --rules people.rules"
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

  @Option(names = "--columns", description = "List the columns that rules can speak of, and stop.")
  private boolean columns;

  @Override
  public Integer call() {
    if (columns) {
      print(columnList());
      return ExitCodes.OK;
    }
    return audit(input.read(ProgressBar.onTerminal()));
  }

  private <R> int audit(Input<R> rows) {
    int exitCode = rows.reportBadRows(spec.commandLine().getErr());
    int atMost = PassOptions.atLeast(0, limit, "--limit");
    print(AuditReport.of(rows.table(), rows.rules(), atMost));
    return exitCode;
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
