package dev.monomorph.demo.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportSummaryTest {
  @Test
  void putsTheSummaryIntoALine() {
    String report =
        """
        Monomorph report

        summary
        -------
        methods woven      11
        specializations    37

        targets
        -------
        p.C#m()V
        """;

    assertThat(ReportSummary.of(report.lines().toList()))
        .isEqualTo("methods woven 11, specializations 37");
  }

  @Test
  void hasNothingToSayOfOtherFormats() {
    assertThat(ReportSummary.of(List.of("{", "  \"summary\": 1", "}"))).isEmpty();
    assertThat(ReportSummary.of(List.of())).isEmpty();
  }
}
