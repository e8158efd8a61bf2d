package dev.monomorph.demo.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.demo.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class DemoCommandTest {
  @TempDir private Path directory;
  private Path csv;
  private Path rules;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writeFiles() throws IOException {
    csv = Files.writeString(directory.resolve("x.csv"), "name,n\na,1\nb,2\nc,3\n");
    rules = Files.writeString(directory.resolve("x.rules"), "large: n > 1\n");
  }

  @Test
  void auditsACsvFile() {
    assertThat(run("audit", "--csv", csv, "--rules", rules, "--limit", 1)).isZero();
    assertThat(out.toString()).contains("large: n > 1\n  x.csv:3\n  ... and 1 more\n");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void validatesACsvFile() throws IOException {
    Path schema =
        Files.writeString(
            directory.resolve("x.json"),
            """
            {"fields": {"name": {"type": "string", "oneOf": ["a", "b"]},
             "n": {"type": "long", "min": 2, "max": 9}}}
            """);

    assertThat(run("validate", "--csv", csv, "--schema", schema, "--limit", 1)).isOne();
    assertThat(out.toString())
        .contains("rows of x.csv: 3 rows, 2 of them not valid\n")
        .containsPattern("name: one of a, b +1\n")
        .containsPattern("n: at most 9 +0\n")
        .endsWith("\nname: one of a, b\n  x.csv:4\n\nn: at least 2\n  x.csv:2\n");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aSchemaGivesColumnsTheirTypes() throws IOException {
    Files.writeString(csv, "zip,n\n01234,1\n98765,x\n");
    Path schema =
        Files.writeString(
            directory.resolve("x.json"),
            """
            {"fields": {"zip": {"type": "string", "minLength": 5}, "n": {"type": "long"}}}
            """);

    assertThat(run("validate", "--csv", csv, "--schema", schema)).isEqualTo(3);
    assertThat(out.toString()).contains("1 rows, 0 of them not valid");
    assertThat(err.toString()).contains("column 'n': expected a whole number, found 'x'");
  }

  @Test
  void saysByExitCodeThatRowsAreBad() throws IOException {
    Files.writeString(csv, "name,n\na,1\nb\nc,3\n");

    assertThat(run("audit", "--csv", csv, "--rules", rules)).isEqualTo(ExitCodes.BAD_ROWS);
    assertThat(err.toString()).contains("bad row: " + csv + ":3: expected 2 fields, found 1");
    assertThat(out.toString()).contains("rows of x.csv: 2 rows, 1 rules");
  }

  @Test
  void namesAHundredBadRowsAndCountsTheOthers() throws IOException {
    Files.writeString(csv, "name,n\n" + "a,1\n".repeat(1_000) + "b\n".repeat(1_123));

    assertThat(run("audit", "--csv", csv, "--rules", rules)).isEqualTo(ExitCodes.BAD_ROWS);
    assertThat(err.toString().lines()).hasSize(101);
    assertThat(err.toString()).endsWith("bad row: ... and 1,023 more" + System.lineSeparator());
  }

  @ParameterizedTest
  @CsvSource({
    "table, rows of x.csv: 3 rows",
    "csv, 'rule,condition,findings'",
    "JSON, {",
    "html, <!DOCTYPE html>"
  })
  void writesInEveryFormatToAFile(String format, String start) throws IOException {
    Path file = directory.resolve("result");
    Files.writeString(file, "former");

    assertThat(run("audit", "--csv", csv, "--rules", rules, "--format", format, "--output", file))
        .isZero();
    assertThat(file).content().startsWith(start).contains("large");
    assertThat(out.toString()).isEmpty();
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactlyInAnyOrder(csv, rules, file);
    }
  }

  @Test
  void failsOnFindingsIfItIsTold() throws IOException {
    Files.writeString(rules, "large: n > 1\nhuge: n > 10\n");

    assertThat(run("audit", "--csv", csv, "--rules", rules, "--fail-on", "huge")).isZero();
    assertThat(run("audit", "--csv", csv, "--rules", rules, "--fail-on", "any"))
        .isEqualTo(ExitCodes.FINDINGS);
    assertThat(run("audit", "--csv", csv, "--rules", rules, "--fail-on", "huge", "--fail-on=large"))
        .isEqualTo(ExitCodes.FINDINGS);
    assertThat(run("audit", "--csv", csv, "--rules", rules, "--fail-on", "larg"))
        .isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString())
        .contains("--fail-on: expected the name of a rule, or 'any', found 'larg'")
        .contains("(did you mean 'large'?)");
  }

  @Test
  void auditsTheSameByAnyNumberOfThreads() {
    assertThat(run("audit", "--modules", "java.rmi", "--threads", 1, "--limit", 20)).isZero();
    String byOne = out.toString();
    out.getBuffer().setLength(0);
    assertThat(run("audit", "--modules", "java.rmi", "--threads", 5, "--limit", 20)).isZero();

    assertThat(out).hasToString(byOne);
  }

  @Test
  void auditsMethods() {
    assertThat(run("audit", "--modules", "java.prefs")).isZero();
    assertThat(out.toString()).startsWith("methods of java.prefs: ").contains("pure delegation");
  }

  @Test
  void auditsClassFiles() throws URISyntaxException {
    Path classes = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());

    assertThat(run("audit", "--classes", classes)).isZero();
    assertThat(out.toString())
        .startsWith("methods of " + classes.getFileName() + ": ")
        .contains("/dev.monomorph.demo.");
    assertThat(run("audit", "--classes", classes, "--csv", csv)).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("--csv and --classes: expected one of them, found both");
  }

  @Test
  void listsColumns() {
    assertThat(run("audit", "--columns")).isZero();
    assertThat(out.toString()).contains("calls_interface  long     calls of interfaces");
  }

  @Test
  void benchesAsTextAndAsJson() {
    assertThat(run("bench", "--csv", csv, "--rules", rules, "--warmup", 0, "--passes", 1)).isZero();
    assertThat(out.toString()).startsWith("phase").contains("validate");

    out.getBuffer().setLength(0);
    assertThat(run("bench", "--json", "--modules", "java.prefs", "--warmup", 0, "--passes", 1))
        .isZero();
    assertThat(out.toString().lines()).hasSize(6).allMatch(line -> line.startsWith("{\"phase\":"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"source", "structured", "bytecode"})
  void printsAGeneratedClass(String generator) {
    assertThat(run("rowclass", "--csv", csv, "--generator", generator, "--frozen", "--ordered"))
        .isZero();
    assertThat(out.toString())
        .contains(
            "public final class Row_x implements Comparable<Object> {",
            "  private final String f0; // name\n  private final long f1; // n\n");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void printsWhatClosuresAreInsteadOfAClass() {
    assertThat(run("rowclass", "--methods", "--generator", "closures")).isZero();
    assertThat(out.toString()).startsWith("rows of: method\n").contains("BOOLEAN native\n");
  }

  @Test
  void saysWhatIsWrongWithARowClass() throws IOException {
    Files.writeString(csv, String.join(",", List.of("a", "a")));
    Path wide = directory.resolve("wide.csv");
    Files.writeString(
        wide, IntStream.range(0, 401).mapToObj(i -> "c" + i).collect(Collectors.joining(",")));

    assertThat(run("rowclass")).isEqualTo(ExitCodes.USAGE);
    assertThat(run("rowclass", "--methods", "--csv", csv)).isEqualTo(ExitCodes.USAGE);
    assertThat(run("rowclass", "--csv", csv)).isEqualTo(ExitCodes.USAGE);
    assertThat(run("rowclass", "--csv", wide)).isEqualTo(ExitCodes.USAGE);
    assertThat(run("rowclass", "--methods", "--generator", "sorce")).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString())
        .contains(
            "error: Missing required argument (specify one of these): ",
            "error: --csv=FILE, --methods are mutually exclusive",
            "expected names that differ, found 'a' twice",
            "'wide': expected 1 to 400 fields, found 401",
            "--generator: expected one of closures, source, structured, bytecode, found 'sorce'"
                + " (did you mean 'source'?)");
  }

  @Test
  void showsARuleErrorInItsPlace() throws IOException {
    Files.writeString(rules, "large: m > 1\n");

    assertThat(run("audit", "--csv", csv, "--rules", rules)).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).startsWith(rules + ":1:8: expected the name of a column, found 'm'");
  }

  @Test
  void saysInALineWhatIsWrong() {
    assertThat(run("audit", "--csv", csv)).isEqualTo(ExitCodes.USAGE);
    assertThat(run("audit", "--csv", csv, "--modules", "java.base")).isEqualTo(ExitCodes.USAGE);
    assertThat(run("audit", "--modules", "java.bsae")).isEqualTo(ExitCodes.USAGE);
    assertThat(run("audit", "--limit", -1, "--modules", "java.prefs")).isEqualTo(ExitCodes.USAGE);
    assertThat(run("audit", "--threads", 0, "--modules", "java.prefs")).isEqualTo(ExitCodes.USAGE);
    assertThat(run("audit", "--output", directory)).isEqualTo(ExitCodes.USAGE);
    assertThat(run("audit", "--output", directory.resolve("no/x"))).isEqualTo(ExitCodes.USAGE);
    assertThat(run("bench", "--passes", 0, "--modules", "java.prefs")).isEqualTo(ExitCodes.USAGE);
    assertThat(run("compare", "--agent", "no.jar")).isEqualTo(ExitCodes.USAGE);

    assertThat(err.toString().lines())
        .hasSize(9)
        .allMatch(line -> line.startsWith("error: "))
        .anyMatch(line -> line.endsWith("--threads: expected at least 1, found 0"))
        .anyMatch(line -> line.endsWith("expected a file, found a directory"))
        .anyMatch(line -> line.endsWith("no such directory: " + directory.resolve("no")))
        .anyMatch(
            line -> line.endsWith("--csv needs --rules FILE: the default rules are about methods"))
        .anyMatch(line -> line.endsWith("--csv and --modules: expected one of them, found both"))
        .anyMatch(line -> line.endsWith("--limit: expected at least 0, found -1"))
        .anyMatch(line -> line.endsWith("--passes: expected at least 1, found 0"));
  }

  @Test
  void findsMistakesBeforeItComparesAnything() throws IOException {
    Path jar = Files.createFile(directory.resolve("agent.jar"));

    assertThat(run("compare", "--agent", jar, "--modules", "x")).isEqualTo(ExitCodes.USAGE);
    assertThat(run("compare", "--agent", jar, "--rules", csv)).isEqualTo(ExitCodes.USAGE);
    assertThat(run("compare", "--agent", jar, "--csv", csv)).isEqualTo(ExitCodes.USAGE);
    assertThat(run("compare", "--agent", jar, "--rounds", 0)).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString())
        .contains(
            "unknown module 'x'", csv + ":1:5: ", "--csv needs --rules", "--rounds: expected");
  }

  @Test
  void pointsToTheHelpIfAnOptionIsUnknown() {
    assertThat(run("audit", "--cvs", csv)).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString())
        .contains("error: Unknown option", "See 'monomorph-demo audit --help'.");
  }

  @Test
  void generatesACompletionOfAllOptions() {
    assertThat(run("generate-completion")).isZero();
    assertThat(out.toString())
        .contains("complete -F", "'--fail-on'", "'--classes'", "'--html'", "table", "json");
  }

  @Test
  void showsItsUsageIfNothingIsAsked() {
    assertThat(run()).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).startsWith("Usage: monomorph-demo");
  }

  @ParameterizedTest
  @ValueSource(strings = {"audit", "bench", "compare", "rowclass"})
  void helpsWithExamples(String command) {
    assertThat(run(command, "--help")).isZero();
    assertThat(out.toString()).contains("Examples:").doesNotContain("%%");
    assertThat(out.toString().lines()).allMatch(line -> line.length() <= 80);
  }

  private int run(Object... arguments) {
    String[] texts = new String[arguments.length];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = arguments[i].toString();
    }
    CommandLine commandLine = DemoCommand.commandLine(Main.class);
    commandLine.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return commandLine.execute(texts);
  }
}
