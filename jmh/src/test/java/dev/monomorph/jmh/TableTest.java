package dev.monomorph.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** From JMH's JSON to Markdown, with numbers that can be divided in one's head. */
class TableTest {
  private static final String RUN =
      """
      {"benchmark": "dev.monomorph.jmh.%s", "vmName": "VM", "vmVersion": "%s",
       "primaryMetric": {"rawData": [[%s], [%s]], "scoreUnit": "%s"}}
      """;

  private static String run(String benchmark, String vm, String fork1, String fork2) {
    return RUN.formatted(benchmark, vm, fork1, fork2, "ns/op");
  }

  @Test
  void ratiosFirst() {
    Results results = new Results();
    results.addJson(
        "["
            + String.join(
                ",",
                run("Fold.Ints.clean", "17", "0.48, 0.50", "0.49"),
                run("Fold.Ints.cleanUnderAgent", "17", "0.50", "0.48, 0.52"),
                run("Fold.Ints.polluted", "17", "4.8, 5", "5.6"),
                run("Fold.Ints.specialized", "17", "0.5", "0.5"),
                run("Fold.Ints.handwritten", "17", "0.36, 0.4", "0.44"))
            + "]");

    assertThat(Table.markdown(results).lines().limit(5))
        .containsExactly(
            "## JVM 17 (VM)",
            "",
            "| kernel    | specialized vs handwritten | gain over polluted | limit of gain"
                + " | clean under agent |         clean | cleanUnderAgent |    polluted"
                + " |   specialized |   handwritten |",
            "|-----------|---------------------------:|-------------------:|--------------:"
                + "|------------------:|--------------:|----------------:|------------:"
                + "|--------------:|--------------:|",
            "| Fold.Ints |                       0.80 |              10.00 |         12.50"
                + " |              0.98 | 0.490 ± 0.005 |   0.500 ± 0.010 | 5.00 ± 0.20"
                + " | 0.500 ± 0.000 | 0.400 ± 0.020 |");
  }

  @Test
  void aTablePerJvmAndARowPerKernel() {
    Results results = new Results();
    results.addJson("[" + run("Probe.clean", "25", "9", "9") + "]");
    results.addJson("[" + run("Probe.clean", "17", "7", "7") + "]");
    results.addJson("[" + run("Fold.Ints.clean", "17", "2", "4") + "]");
    results.addJson("[" + run("Probe.clean", "17", "12.34", "12.34") + "]");

    assertThat(Table.markdown(results).lines().filter(line -> line.matches("(##|. [FP]).*")))
        .extracting(line -> line.replaceAll(" +", " "))
        .containsExactly(
            "## JVM 17 (VM)",
            "| Fold.Ints | – | – | – | – | 3.00 ± 0.50 | – | – | – | – |",
            "| Probe | – | – | – | – | 12.3 ± 0.0 | – | – | – | – |",
            "## JVM 25 (VM)",
            "| Probe | – | – | – | – | 9.00 ± 0.00 | – | – | – | – |");
  }

  @Test
  void whatIsNotOrdinaryHasAColumnIfItWasMeasured() {
    Results results = new Results();
    results.addJson("[" + run("Probe.pollutedUnderGraal", "25", "9", "9") + "]");

    assertThat(Table.markdown(results))
        .contains("| polluted | pollutedUnderGraal | specialized |")
        .contains("9.00 ± 0.00");
  }

  @Test
  void refusesOtherUnits() {
    String run = RUN.formatted("Probe.clean", "17", "1", "1", "us/op");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Results().addJson("[" + run + "]"))
        .withMessage("dev.monomorph.jmh.Probe.clean is in us/op and not in ns/op");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Results().addJson(run))
        .withMessage("no list of results");
  }
}
