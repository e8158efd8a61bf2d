package dev.monomorph.demo.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.demo.bench.PhaseResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  @Test
  void putsTheFastestRunsSideBySide() {
    Comparison comparison = new Comparison();
    comparison.addWithout(List.of(result("fold", 4, 1), result("sort", 100, 2)));
    comparison.addWith(List.of(result("fold", 1, 1), result("sort", 90, 2)));
    comparison.addWithout(List.of(result("fold", 3, 1), result("sort", 120, 2)));
    comparison.addWith(List.of(result("fold", 2, 1), result("sort", 80, 2)));

    assertThat(comparison.disagreements()).isEmpty();
    assertThat(comparison)
        .hasToString(
            """
            phase  rows/pass  without, ns/row  with, ns/row  ratio
            fold       1,000             3.00          1.00  3.00x
            sort       1,000           100.00         80.00  1.25x
            """);
  }

  @Test
  void namesThePhasesThatDisagree() {
    Comparison comparison = new Comparison();
    comparison.addWithout(
        List.of(result("same", 1, 1), result("other", 1, 2), result("missing", 1, 3)));
    comparison.addWith(List.of(result("same", 1, 1), result("other", 1, 4)));

    assertThat(comparison.disagreements()).containsExactly("other", "missing");
  }

  private static PhaseResult result(String phase, double nanosPerRow, long checksum) {
    return new PhaseResult(phase, 1_000, nanosPerRow, checksum);
  }
}
