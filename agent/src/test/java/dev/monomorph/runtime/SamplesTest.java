package dev.monomorph.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SamplesTest {
  private final Samples samples = new Samples();

  private void add(int times, long nanoseconds) {
    for (int i = 0; i < times; i++) {
      samples.add(nanoseconds);
    }
  }

  @Test
  void theLongestAreLeftOut() {
    add(300, 10);
    add(15, 1_000_000);

    assertThat(samples.mean()).isBetween(10.0, 10.1);
  }

  @Test
  void theLastCount() {
    add(5_000, 1_000_000);
    add(Samples.SIZE, 10);

    assertThat(samples.mean()).isEqualTo(10);
  }

  @Test
  void shortCallsTellWhenTheyAreCompiled() {
    add(Samples.COMPILED - 1, 10);
    assertThat(samples.isTelling()).isFalse();

    add(1, 10);
    assertThat(samples.isTelling()).isTrue();
  }

  @Test
  void longCallsTellSooner() {
    add(Samples.FEWEST - 1, 100_000);
    assertThat(samples.isTelling()).isFalse();

    add(1, 100_000);
    assertThat(samples.isTelling()).isTrue();
  }

  @Test
  void noCallsTellNothing() {
    assertThat(samples.isTelling()).isFalse();
  }
}
