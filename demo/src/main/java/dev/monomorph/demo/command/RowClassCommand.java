package dev.monomorph.demo.command;

import dev.monomorph.demo.console.Nearest;
import dev.monomorph.demo.console.UserException;
import dev.monomorph.demo.rowclass.FieldType;
import dev.monomorph.demo.rowclass.RowGenerator;
import dev.monomorph.demo.rowclass.RowType;
import dev.monomorph.demo.rowclass.RowTypeBuilder;
import dev.monomorph.demo.rows.Column;
import dev.monomorph.demo.rows.CsvFile;
import dev.monomorph.demo.rows.CsvRow;
import dev.monomorph.demo.rows.JdkMethods;
import dev.monomorph.demo.rows.RowSource;
import dev.monomorph.demo.rows.Schema;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rowclass}: generates a class for rows and prints it. */
@Command(
    name = "rowclass",
    mixinStandardHelpOptions = true,
    description = "Generates a class for the rows of a CSV file and prints it.",
    footer = {
      "",
      "Generators: closures (no class: lambdas over arrays), source (Java source and",
      "javac), structured (Byte Buddy), bytecode (ASM). The last three make the same",
      "class; it is loaded before it is printed.",
      "",
      "Names of columns are data: they stand in comments, and there without what is",
      "not a letter, a digit, a blank, a dot or a dash.",
      "",
      "Examples:",
      "  rowclass --csv people.csv --frozen --ordered",
      "  rowclass --methods --generator bytecode"
    })
final class RowClassCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  private Rows rows;

  @Option(
      names = "--generator",
      paramLabel = "NAME",
      defaultValue = "structured",
      description = "closures, source, structured or bytecode (default: ${DEFAULT-VALUE}).")
  private String generator;

  @Option(names = "--frozen", description = "Without setters.")
  private boolean frozen;

  @Option(names = "--ordered", description = "Comparable, field by field.")
  private boolean ordered;

  /** Which rows the class is for. */
  static final class Rows {
    @Option(
        names = "--csv",
        paramLabel = "FILE",
        description = "A class for the rows of this CSV file; its first line names the fields.")
    private Path csv;

    @Option(names = "--methods", description = "A class for methods of the JDK.")
    private boolean methods;
  }

  @Override
  public Integer call() {
    RowGenerator chosen = chosenGenerator();
    PrintWriter out = spec.commandLine().getOut();
    out.print(generate(chosen, rowType()));
    out.flush();
    return ExitCodes.OK;
  }

  private RowGenerator chosenGenerator() {
    List<RowGenerator> all = RowGenerator.all();
    List<String> names = all.stream().map(RowGenerator::name).toList();
    if (!names.contains(generator)) {
      throw new UserException(
          "--generator: expected one of %s, found '%s'%s"
              .formatted(String.join(", ", names), generator, Nearest.hint(generator, names)));
    }
    return all.get(names.indexOf(generator));
  }

  private RowType rowType() {
    if (rows.methods) {
      return rowType("method", JdkMethods.schema());
    }
    String file = String.valueOf(rows.csv.getFileName());
    try (RowSource<CsvRow> source = CsvFile.open(rows.csv)) {
      return rowType(file.replaceFirst("\\.[^.]*$", ""), source.schema());
    }
  }

  private RowType rowType(String name, Schema<?> schema) {
    RowTypeBuilder builder = RowType.named(name).frozen(frozen).ordered(ordered);
    for (Column<?> column : schema.columns()) {
      builder.field(column.name(), fieldType(column));
    }
    try {
      return builder.build();
    } catch (IllegalArgumentException e) {
      throw new UserException(e.getMessage());
    }
  }

  private static FieldType fieldType(Column<?> column) {
    if (column instanceof Column.Booleans) {
      return FieldType.BOOLEAN;
    }
    if (column instanceof Column.Longs) {
      return FieldType.LONG;
    }
    return column instanceof Column.Doubles ? FieldType.DOUBLE : FieldType.STRING;
  }

  private static String generate(RowGenerator generator, RowType type) {
    try {
      return generator.generate(type).source();
    } catch (IllegalStateException e) {
      // The Java runtime lacks what the generator needs.
      throw new UserException(e.getMessage());
    }
  }
}
