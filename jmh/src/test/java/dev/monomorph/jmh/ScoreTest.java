package dev.monomorph.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ScoreTest {
  @Test
  void oneBadIterationCountsAsOne() {
    assertThat(Score.of(DoubleStream.of(4, 2, 1000, 1, 3))).isEqualTo(new Score(3, 1));
  }

  @Test
  void interpolates() {
    assertThat(Score.of(DoubleStream.of(1, 2))).isEqualTo(new Score(1.5, 0.25));
    assertThat(Score.of(DoubleStream.of(7))).isEqualTo(new Score(7, 0));
  }

  @Test
  void hasAsManyDigitsAsMakeSense() {
    assertThat(new Score(0.3149, 0.0012)).hasToString("0.315 ± 0.001");
    assertThat(new Score(3.149, 0.2)).hasToString("3.15 ± 0.20");
    assertThat(new Score(314.9, 9)).hasToString("314.9 ± 9.0");
  }
}
