package dev.monomorph.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PolicyTest {
  /** A test fails when a limit changes: it is part of what a user can rely on. */
  @Test
  void countsEightKeysForEachThatMayBeSpecialized() {
    assertThat(Policy.CANDIDATES_PER_KEY).isEqualTo(8);
    assertThat(new Policy(20, 8, true).maxCandidates()).isEqualTo(64);
  }

  @Test
  void boundsWhatASiteCosts() {
    assertThat(Policy.RELINKS).isEqualTo(32);
    assertThat(Policy.RELINKS_PER_KEY).isEqualTo(4);
    assertThat(new Policy(20, 8, true).maxRelinks()).isEqualTo(64);
    assertThat(Policy.TRIAL_CALLS).isEqualTo(1024);
    assertThat(Policy.OUTNUMBERED).isEqualTo(2);
    assertThat(new Policy(20, 8, true).worthAPlace(1024)).isEqualTo(32);
  }

  @Test
  void looksLongEnoughForEveryCandidateToBecomeWarm() {
    assertThat(Policy.MAX_VAIN_CALLS).isEqualTo(262_144);
    assertThat(new Policy(20, 8, true).maxVainCalls()).isEqualTo(262_144);
    assertThat(new Policy(Integer.MAX_VALUE, 64, true).maxVainCalls())
        .isEqualTo(Integer.MAX_VALUE * 512L);
  }
}
