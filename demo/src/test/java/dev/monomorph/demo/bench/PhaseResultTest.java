package dev.monomorph.demo.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhaseResultTest {
  private static final PhaseResult RESULT = new PhaseResult("fold", 1_200, 2.5, -1);

  @Test
  void writesOneLineOfJson() {
    assertThat(RESULT.toJson())
        .isEqualTo(
            "{\"phase\":\"fold\",\"rowsPerPass\":1200,\"nanosPerRow\":2.5000,"
                + "\"checksum\":\"ffffffffffffffff\"}");
  }

  @Test
  void readsWhatItWrites() {
    assertThat(PhaseResult.fromJson(RESULT.toJson())).contains(RESULT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[monomorph] a message", "{\"phase\":\"fold\"}"})
  void takesNoOtherLineForAResult(String line) {
    assertThat(PhaseResult.fromJson(line)).isEmpty();
  }

  @Test
  void turnsTimeIntoThroughput() {
    assertThat(RESULT.millionRowsPerSecond()).isEqualTo(400);
  }
}
