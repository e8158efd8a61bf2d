package dev.monomorph.demo.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.demo.bench.PhaseResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonPageTest {
  @Test
  void drawsTwoBarsForEachPhase() {
    Comparison comparison = new Comparison();
    comparison.addWithout(List.of(new PhaseResult("fold", 1_000, 4, 1)));
    comparison.addWith(List.of(new PhaseResult("fold", 1_000, 1, 1)));

    assertThat(ComparisonPage.of(comparison, List.of("All <the> same.\nReport: x")))
        .contains(">fold<", "1,000", ">4.00<")
        .contains("<rect class=\"other\" width=\"100.00%\"", "<rect class=\"bar\" width=\"25.00%\"")
        .contains("<p>All &lt;the&gt; same.</p>\n<p>Report: x</p>");
  }

  @Test
  void showsAPhaseThatDidNotRunWithTheAgent() {
    Comparison comparison = new Comparison();
    comparison.addWithout(List.of(new PhaseResult("fold", 1_000, 4, 1)));

    assertThat(ComparisonPage.of(comparison, List.of()))
        .contains(">NaN<", "<rect class=\"bar\" width=\"0.00%\"");
  }
}
