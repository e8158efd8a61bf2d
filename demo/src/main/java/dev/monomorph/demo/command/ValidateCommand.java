package dev.monomorph.demo.command;

import dev.monomorph.demo.console.TextTable;
import dev.monomorph.demo.kernels.Validate;
import dev.monomorph.demo.rows.CsvRow;
import dev.monomorph.demo.rows.Table;
import dev.monomorph.demo.validate.Check;
import dev.monomorph.demo.validate.SchemaFile;
import dev.monomorph.demo.validate.Validator;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
  /**
   * The loop over rows is called often enough to become warm, and is given other rows each time.
   */
  private static final int BLOCK_ROWS = 256;

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
    Table<CsvRow> table = read.readCsv(csv);
    Validator<CsvRow> validator = read.validator(table);
    List<CsvRow> invalid = new ArrayList<>();
    for (CsvRow[] block : table.blocks(BLOCK_ROWS)) {
      invalid.addAll(Validate.invalid(block, validator.all()));
    }
    print(table, validator, invalid, atMost);
    int unread = new Input<>(table, List.of()).reportBadRows(spec.commandLine().getErr());
    return unread != ExitCodes.OK ? unread : invalid.isEmpty() ? ExitCodes.OK : ExitCodes.FINDINGS;
  }

  private void print(
      Table<CsvRow> table, Validator<CsvRow> validator, List<CsvRow> invalid, int atMost) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "%s: %,d rows, %,d of them not valid%n%n",
        table.title(),
        table.rows().length,
        invalid.size());
    TextTable text = new TextTable("check", "not so");
    StringBuilder named = new StringBuilder();
    for (Check<CsvRow> check : validator.checks()) {
      List<CsvRow> rows = invalid.stream().filter(row -> !check.holds().test(row)).toList();
      text.add(check.expectation(), String.format(Locale.ROOT, "%,d", rows.size()));
      name(named, check, rows, table, atMost);
    }
    out.print(text);
    out.print(named);
    out.flush();
  }

  private static void name(
      StringBuilder text, Check<CsvRow> check, List<CsvRow> rows, Table<CsvRow> table, int atMost) {
    if (atMost > 0 && !rows.isEmpty()) {
      text.append('\n').append(check.expectation()).append('\n');
      rows.stream()
          .limit(atMost)
          .forEach(row -> text.append("  ").append(table.schema().label(row)).append('\n'));
    }
  }
}
