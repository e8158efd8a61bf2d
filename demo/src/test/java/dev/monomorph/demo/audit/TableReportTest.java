package dev.monomorph.demo.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableReportTest {
  @Test
  void writesASummaryAndTheFirstFindings() {
    assertThat(TableReport.of(Results.small(true)))
        .isEqualTo(
            """
            rows of people.csv: 3 rows, 2 rules

            rule   findings   share
            minor         2  66.67%
            tall          0   0.00%

            minor: age < 18
              people.csv:3
              ... and 1 more
            """);
  }

  @Test
  void saysFirstThatAResultIsPartial() {
    assertThat(TableReport.of(Results.small(false)))
        .startsWith("PARTIAL: interrupted after 3 rows\nrows of people.csv: 3 rows, 2 rules\n");
  }

  @Test
  void writesOnlyTheSummaryIfThereAreNoExamples() {
    Findings found = new Findings("minor", "age < 18", 2, List.of());
    AuditResult result = new AuditResult("rows", 0, List.of(found), 0, List.of(), true);

    assertThat(TableReport.of(result)).endsWith("minor         2  0.00%\n");
  }
}
