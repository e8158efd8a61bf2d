package dev.monomorph.demo.command;

import dev.monomorph.demo.console.Progress;
import dev.monomorph.demo.console.UserException;
import dev.monomorph.demo.rows.CsvFile;
import dev.monomorph.demo.rows.CsvRow;
import dev.monomorph.demo.rows.JdkMethods;
import dev.monomorph.demo.rows.MethodRow;
import dev.monomorph.demo.rows.Schema;
import dev.monomorph.demo.rows.Table;
import dev.monomorph.demo.rules.Rule;
import dev.monomorph.demo.rules.RuleFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that say which rows to take and which rules to apply; shared by all commands. */
final class InputOptions {
  private static final String DEFAULT_MODULE = "java.base";

  @Option(
      names = "--modules",
      split = ",",
      paramLabel = "NAME",
      description =
          "Audit the methods of these modules of the running JDK, or of 'all' (default: "
              + DEFAULT_MODULE
              + ").")
  private List<String> modules = List.of();

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "Audit the rows of a CSV file instead; its first line names the columns.")
  private Path csv;

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description =
          "Rules, one a line: 'expression' or 'name: expression' (default: a set about methods).")
  private Path rules;

  /** Whether rows come from a CSV file. */
  boolean isCsv() {
    if (csv != null && !modules.isEmpty()) {
      throw new UserException("--csv and --modules: expected one of them, found both");
    }
    return csv != null;
  }

  /** Reads the rows, whatever they are, and the rules for them. */
  Input<?> read(Progress progress) {
    return isCsv() ? readCsv() : readMethods(progress);
  }

  /** Reads the methods of the chosen modules and the rules for them. */
  Input<MethodRow> readMethods(Progress progress) {
    // Rules first: a wrong one is told at once, not after all classes have been read.
    List<Rule<MethodRow>> checked = readRules(JdkMethods.schema());
    return new Input<>(JdkMethods.read(chosenModules(), progress), checked);
  }

  /** Reads the CSV file and the rules for it. */
  Input<CsvRow> readCsv() {
    if (rules == null) {
      throw new UserException("--csv needs --rules FILE: the default rules are about methods");
    }
    Table<CsvRow> table = CsvFile.read(csv);
    return new Input<>(table, readRules(table.schema()));
  }

  /** Looks for mistakes in the options without reading more than it must. */
  void check() {
    if (isCsv()) {
      readCsv();
    } else {
      readRules(JdkMethods.schema());
      JdkMethods.existing(chosenModules());
    }
  }

  /** The columns that rules can speak of. */
  Schema<?> schema() {
    return isCsv() ? CsvFile.read(csv).schema() : JdkMethods.schema();
  }

  /** The options as they were given, for another run of the program. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    if (!modules.isEmpty()) {
      arguments.addAll(List.of("--modules", String.join(",", modules)));
    }
    if (csv != null) {
      arguments.addAll(List.of("--csv", csv.toString()));
    }
    if (rules != null) {
      arguments.addAll(List.of("--rules", rules.toString()));
    }
    return arguments;
  }

  private List<String> chosenModules() {
    return modules.isEmpty() ? List.of(DEFAULT_MODULE) : modules;
  }

  private <R> List<Rule<R>> readRules(Schema<R> schema) {
    return rules == null ? RuleFile.defaults(schema) : RuleFile.read(rules, schema);
  }
}
