package dev.monomorph.demo.command;

import dev.monomorph.demo.console.Progress;
import dev.monomorph.demo.console.UserException;
import dev.monomorph.demo.rows.ClassFiles;
import dev.monomorph.demo.rows.CsvFile;
import dev.monomorph.demo.rows.CsvRow;
import dev.monomorph.demo.rows.JdkMethods;
import dev.monomorph.demo.rows.MethodRow;
import dev.monomorph.demo.rows.RowSource;
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
      names = "--classes",
      paramLabel = "PATH",
      description =
          "Audit the methods of a jar instead, or of all jars and class files below a directory.")
  private Path classes;

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
    List<String> given = new ArrayList<>();
    addIf(csv != null, "--csv", given);
    addIf(classes != null, "--classes", given);
    addIf(!modules.isEmpty(), "--modules", given);
    if (given.size() > 1) {
      throw new UserException(
          String.join(" and ", given)
              + ": expected one of them, found "
              + (given.size() == 2 ? "both" : "all"));
    }
    return csv != null;
  }

  private static void addIf(boolean condition, String option, List<String> options) {
    if (condition) {
      options.add(option);
    }
  }

  /** Opens the rows, whatever they are, and reads the rules for them. */
  Opened<?> open() {
    return isCsv() ? openCsv() : openMethods();
  }

  /** Reads the chosen methods and the rules for them. */
  Input<MethodRow> readMethods(Progress progress) {
    Opened<MethodRow> opened = openMethods();
    return new Input<>(JdkMethods.read(opened.source(), progress), opened.rules());
  }

  /** Reads the CSV file and the rules for it. */
  Input<CsvRow> readCsv() {
    requireRules();
    Table<CsvRow> table = CsvFile.read(csv);
    return new Input<>(table, readRules(table.schema()));
  }

  private Opened<MethodRow> openMethods() {
    // Rules first: a wrong one is told at once, not after all classes have been found.
    List<Rule<MethodRow>> checked = readRules(JdkMethods.schema());
    return new Opened<>(
        classes == null ? JdkMethods.open(chosenModules()) : ClassFiles.open(classes), checked);
  }

  private Opened<CsvRow> openCsv() {
    requireRules();
    RowSource<CsvRow> source = CsvFile.open(csv);
    try {
      return new Opened<>(source, readRules(source.schema()));
    } catch (UserException e) {
      source.close();
      throw e;
    }
  }

  private void requireRules() {
    if (rules == null) {
      throw new UserException("--csv needs --rules FILE: the default rules are about methods");
    }
  }

  /** Looks for mistakes in the options without reading more than it must. */
  void check() {
    if (isCsv()) {
      openCsv().source().close();
    } else {
      openMethods().source().close();
    }
  }

  /** The columns that rules can speak of. */
  Schema<?> schema() {
    if (!isCsv()) {
      return JdkMethods.schema();
    }
    try (RowSource<CsvRow> source = CsvFile.open(csv)) {
      return source.schema();
    }
  }

  /** The options as they were given, for another run of the program. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    if (!modules.isEmpty()) {
      arguments.addAll(List.of("--modules", String.join(",", modules)));
    }
    if (classes != null) {
      arguments.addAll(List.of("--classes", classes.toString()));
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
