package dev.monomorph.demo.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.demo.expr.BooleanExpr;
import dev.monomorph.demo.rows.BadRow;
import dev.monomorph.demo.rules.Rule;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TotalsTest {
  private final Totals totals =
      new Totals(List.of(new Rule<>("r", "r", new BooleanExpr.Truth<>(true))), 3);

  @Test
  void keepsTheFirstExamplesAndCountsAll() {
    totals.add(batch(2, List.of("a", "b"), 0));
    totals.add(batch(2, List.of("c", "d"), 0));

    AuditResult result = totals.result("rows", true);
    assertThat(result.rows()).isEqualTo(20);
    assertThat(result.findings())
        .containsExactly(new Findings("r", "r", 4, List.of("a", "b", "c")));
  }

  @Test
  void namesTheFirstBadRowsOnly() {
    totals.add(batch(0, List.of(), 70));
    totals.add(batch(0, List.of(), 70));

    AuditResult result = totals.result("rows", true);
    assertThat(result.badRows()).isEqualTo(140);
    assertThat(result.firstBadRows()).hasSize(100);
  }

  private static BatchFindings batch(long count, List<String> examples, int badRows) {
    return new BatchFindings(
        10,
        List.of(new Findings("r", "r", count, examples)),
        Collections.nCopies(badRows, new BadRow("x", 1, "bad")));
  }
}
