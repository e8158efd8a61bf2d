package dev.monomorph.demo.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  private static final List<String> KNOWN = List.of("code", "calls", "calls_virtual");

  @ParameterizedTest
  @CsvSource({
    "cod, code",
    "Code, code",
    "call, calls",
    "callsvirtual, calls_virtual",
    "calls_virtaul, calls_virtual"
  })
  void guessesWhatWasMeant(String wrong, String meant) {
    assertThat(Nearest.hint(wrong, KNOWN)).isEqualTo(" (did you mean '" + meant + "'?)");
  }

  @Test
  void doesNotGuessWildly() {
    assertThat(Nearest.hint("parameters", KNOWN)).isEmpty();
    assertThat(Nearest.hint("x", List.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'', '', 0", "a, '', 1", "kitten, sitting, 3", "abc, abc, 0"})
  void measuresLevenshteinsDistance(String a, String b, int distance) {
    assertThat(Nearest.distance(a, b)).isEqualTo(distance);
    assertThat(Nearest.distance(b, a)).isEqualTo(distance);
  }
}
