package dev.monomorph.demo.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** The benchmarks compute one thing in all ways; tables and charts say what JMH has written. */
class SpectrumTest {
  private static final String ROWS =
      """
      [{"benchmark": "p.RowUse.read", "jdkVersion": "17.0.15", "params": {"way": "handwritten"},
        "primaryMetric": {"rawData": [[4.0, 2.0], [3.0]]}, "secondaryMetrics": {}},
       {"benchmark": "p.RowUse.read", "jdkVersion": "17.0.15", "params": {"way": "structured"},
        "primaryMetric": {"rawData": [[4.0, 8.0]]}, "secondaryMetrics": {}},
       {"benchmark": "p.RowUse.construct", "jdkVersion": "17.0.15", "params": {"way": "handwritten"},
        "primaryMetric": {"rawData": [[12.0]]}, "secondaryMetrics": {}},
       {"benchmark": "p.RowUse.construct", "jdkVersion": "17.0.15", "params": {"way": "structured"},
        "primaryMetric": {"rawData": [[16.0]]}, "secondaryMetrics": {}},
       {"benchmark": "p.RowGeneration.first", "jdkVersion": "17.0.15", "params": {"way": "source"},
        "primaryMetric": {"rawData": [[123000.0]]},
        "secondaryMetrics": {"metaspace": {"rawData": [[5432.0]]}}}]
      """;

  private static final String TYPED =
      """
      [{"benchmark": "p.TypedUse.read", "jdkVersion": "17.0.15",
        "primaryMetric": {"rawData": [[1.5]]}, "secondaryMetrics": {}}]
      """;

  private static final String AGENT =
      """
      [{"benchmark": "p.AgentGeneration.first", "jdkVersion": "17.0.15",
        "primaryMetric": {"rawData": [[1500.0]]}, "secondaryMetrics": {}}]
      """;

  private final Costs costs = Costs.of(SpectrumRun.joined(ROWS, SpectrumRun.joined(TYPED, AGENT)));

  @Test
  void allWaysComputeTheSame() {
    TypedUse byHand = new TypedUse();
    byHand.make();
    List<UseBenchmark> ways = new ArrayList<>(List.of(new AgentUse()));
    for (String way : List.of("handwritten", "closures", "source", "structured", "bytecode")) {
      RowUse rows = new RowUse();
      rows.way = way;
      ways.add(rows);
    }
    for (UseBenchmark rows : ways) {
      rows.make();

      assertThat(rows.construct()).hasSize(People.ROWS);
      assertThat(rows.validate()).hasSize(People.ROWS).doesNotContainNull();
      assertThat(rows.equal()).isEqualTo(byHand.equal()).isEqualTo(People.ROWS);
      assertThat(rows.hash()).isEqualTo(byHand.hash());
      assertThat(rows.read()).isEqualTo(byHand.read());
      assertThat(rows.compare()).isEqualTo(byHand.compare()).isPositive();
    }
  }

  @Test
  void anInvocationMakesAClassAndARow() {
    RowGeneration generation = new RowGeneration();
    generation.way = "structured";
    generation.prepare();
    AgentGeneration agent = new AgentGeneration();

    assertThat(generation.first().getClass()).isNotEqualTo(generation.thousandth().getClass());
    assertThat(agent.first()).isEqualTo(6L);
    assertThat(agent.thousandth()).isEqualTo(6L);
  }

  @Test
  void mediansAreOfAllIterationsOfAllForks() {
    assertThat(costs.jvm()).isEqualTo("17.0.15");
    assertThat(costs.of(Costs.HANDWRITTEN, "read")).hasValue(3);
    assertThat(costs.ofHandwritten("structured", "read")).hasValue(0.5);
    assertThat(costs.ofHandwritten(Costs.TYPED, "read")).hasValue(2);
    assertThat(costs.of("source", "metaspace")).hasValue(5432);
    assertThat(costs.of(Costs.AGENT, "first")).hasValue(1500);
    assertThat(costs.of("closures", "first")).isEmpty();
  }

  @Test
  void theTableHasRatiosFirst() {
    String table = CostTable.markdown(costs, Map.of("source", "Row_people.java:7"));

    assertThat(table)
        .contains("| source | 123 | – | 5.43 | – | Row_people.java:7 |")
        .contains("| agent | 1.50 | – | – | – | – |")
        .contains("| handwritten | 12.0 ns | – | – | – | 3.00 ns | – |")
        .contains("| typed loops | – | – | – | – | 2.00 (1.50 ns) | – |")
        .contains("| structured | 0.75 (16.0 ns) | – | – | – | 0.50 (6.00 ns) | – |");
  }

  @Test
  void chartsAreXmlWithABarForEachFigure() throws Exception {
    for (String svg : List.of(CostCharts.making(List.of(costs)), CostCharts.use(List.of(costs)))) {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      var document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
      assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
    }
    assertThat(CostCharts.making(List.of(costs)))
        .contains("first, source")
        .contains(">123<")
        .contains("first, agent");
    assertThat(CostCharts.use(List.of(costs))).contains("read, structured").contains(">0.50<");
  }

  @Test
  void aBarIsAsLongAsItsShare() {
    BarChart chart = new BarChart("<a & b>", false);
    chart.add("one", 0, 1, "1");
    chart.add("two", 1, 2, "2");

    assertThat(chart.svg())
        .contains("&lt;a &amp; b>")
        .contains("width=\"480\" height=\"16\"")
        .contains("width=\"240\" height=\"16\"");
  }

  @Test
  void thePageKeepsWhatIsNotTheTable() {
    String page =
        "before\n<!-- costs: written by demo/src/spectrum/run -->\nold\n<!-- end of costs -->\nafter\n";

    assertThat(SpectrumRun.replaced(page, "new\n")).isEqualTo(page.replace("old\n", "\nnew\n"));
    assertThatIllegalArgumentException().isThrownBy(() -> SpectrumRun.replaced("", "new"));
  }

  @Test
  void generatedClassesAreNamedInStackTraces() {
    assertThat(SpectrumRun.traces())
        .containsOnlyKeys("closures", "source", "structured", "bytecode")
        .allSatisfy(
            (way, trace) -> assertThat(trace).matches("(Row_people|ClosureType)\\.java:\\d+"));
  }

  @Test
  void resultsThatAreNoneAreToldSo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Costs.of("[]"))
        .withMessage("expected JMH's results, found none");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Costs.of("no"))
        .withMessageStartingWith("expected JMH's results: ");
  }
}
