package dev.monomorph.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MissSamplingTest {
  private final MissSampling sampling = new MissSampling();

  @Test
  void limits() {
    assertThat(MissSampling.PATIENCE).isEqualTo(64);
    assertThat(MissSampling.MAX_INTERVAL).isEqualTo(1024);
  }

  @Test
  void looksAtEveryMissWhileThatTellsSomethingNew() {
    for (int i = 0; i < 10_000; i++) {
      assertThat(sampling.takes()).isTrue();
      assertThat(sampling.looked(true)).isFalse();
    }
  }

  @Test
  void endsAfterABoundedNumberOfMisses() {
    int misses = 0;
    int looks = 0;
    boolean over = false;
    while (!over) {
      misses++;
      if (sampling.takes()) {
        looks++;
        over = sampling.looked(false);
      }
    }

    assertThat(looks).isEqualTo(11 * MissSampling.PATIENCE);
    assertThat(misses).isBetween(100_000, 200_000);
    assertThat(sampling.takes()).isFalse();
    assertThat(sampling.looked(false)).as("a racing thread's look").isFalse();
    sampling.restart();
    assertThat(sampling.takes()).isTrue();
  }

  @Test
  void newsBringBackEveryMiss() {
    for (int i = 0; i < MissSampling.PATIENCE; i++) {
      sampling.looked(false);
    }
    sampling.looked(true);

    assertThat(sampling.takes()).isTrue();
    assertThat(sampling.takes()).isTrue();
  }
}
