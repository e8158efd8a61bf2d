package dev.monomorph.demo.command;

import dev.monomorph.demo.console.Progress;
import dev.monomorph.demo.console.ProgressBar;
import dev.monomorph.demo.console.TextTable;
import dev.monomorph.demo.rows.BadRow;
import dev.monomorph.demo.rows.CsvRow;
import dev.monomorph.demo.rows.RowSource;
import dev.monomorph.demo.rows.Rows;
import dev.monomorph.demo.validate.SchemaFile;
import dev.monomorph.demo.validate.Validation;
import dev.monomorph.demo.validate.Validator;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code validate}: holds the rows of a CSV file against a schema. */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description = "Holds the rows of a CSV file against a schema.",
    footer = {
      "",
      "A schema is JSON: {\"fields\": {\"age\": {\"type\": \"long\", \"min\": 0}, ...}}.",
      "Types are boolean, long, double and string; numbers can have min, max and",
      "oneOf, strings minLength, maxLength, pattern ('glob*' or '/regex/') and oneOf.",
      "Fields can be nested; the column of 'zip' in 'address' is address.zip.",
      "",
      "Exit code: 0 if all rows are valid; 1 if some are not; 2 if the command line",
      "or the schema is wrong; 3 if some rows could not be read, for one because a",
      "cell is not of its column's type: each is named on standard error.",
      "",
      "Example:",
      "  validate --csv people.csv --schema people.json"
    })
final class ValidateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--csv", paramLabel = "FILE", required = true, description = "The rows.")
  private Path csv;

  @Option(
      names = "--schema",
      paramLabel = "FILE",
      required = true,
      description = "What must hold of them.")
  private Path schema;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "3",
      description = "Rows to name for each check (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Override
  public Integer call() {
    int atMost = PassOptions.atLeast(0, limit, "--limit");
    SchemaFile read = SchemaFile.read(schema);
    try (RowSource<CsvRow> source = read.open(csv)) {
      Validator<CsvRow> validator = read.validator(source.schema());
      Validation<CsvRow> validation = new Validation<>(validator, source.schema(), atMost);
      boolean allRead = run(source, validation);
      print(source.title(), validation);
      return !allRead
          ? ExitCodes.BAD_ROWS
          : validation.invalid() == 0 ? ExitCodes.OK : ExitCodes.FINDINGS;
    }
  }

  /** Holds no more of the rows than a batch; false if some could not be read. */
  private boolean run(RowSource<CsvRow> source, Validation<CsvRow> validation) {
    Progress progress = ProgressBar.onTerminal();
    PrintWriter err = spec.commandLine().getErr();
    boolean allRead = true;
    for (var batch = source.next(); batch.isPresent(); batch = source.next()) {
      Rows<CsvRow> rows = batch.get().parse();
      validation.add(rows.rows());
      for (BadRow badRow : rows.badRows()) {
        err.println("bad row: " + badRow);
        allRead = false;
      }
      progress.at("validating " + source.title(), source.done(), source.total());
    }
    progress.at("done", source.total(), source.total());
    err.flush();
    return allRead;
  }

  private void print(String title, Validation<CsvRow> validation) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "%s: %,d rows, %,d of them not valid%n%n",
        title,
        validation.rows(),
        validation.invalid());
    TextTable text = new TextTable("check", "not so");
    StringBuilder named = new StringBuilder();
    for (Validation.Failures failed : validation.failures()) {
      text.add(failed.expectation(), String.format(Locale.ROOT, "%,d", failed.count()));
      if (!failed.named().isEmpty()) {
        named.append('\n').append(failed.expectation()).append('\n');
        failed.named().forEach(label -> named.append("  ").append(label).append('\n'));
      }
    }
    out.print(text);
    out.print(named);
    out.flush();
  }
}
