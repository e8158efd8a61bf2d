package dev.monomorph.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.testing.Race;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObservationsTest {
  private static final Key STRING = Key.exact(1, new int[] {0}, new Class<?>[] {String.class});
  private static final Key NULL = Key.exact(1, new int[] {0}, new Class<?>[] {null});

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 20})
  void aKeyBecomesWarmOnceAtTheWarmupthCall(int warmup) {
    Observations observations = new Observations(warmup);

    for (int call = 1; call <= 3 * warmup; call++) {
      assertThat(observations.becomesWarm(STRING)).as("call %d", call).isEqualTo(call == warmup);
    }
  }

  @Test
  void countsKeysApart() {
    Observations observations = new Observations(2);

    assertThat(observations.becomesWarm(STRING)).isFalse();
    assertThat(observations.becomesWarm(NULL)).isFalse();
    assertThat(observations.distinct()).isEqualTo(2);
    assertThat(observations.becomesWarm(STRING)).isTrue();
    assertThat(observations.becomesWarm(NULL)).isTrue();
  }

  @Test
  void countsAForgottenKeyFromTheStart() {
    Observations observations = new Observations(2);
    observations.becomesWarm(STRING);
    observations.becomesWarm(STRING);

    observations.forget(STRING);

    assertThat(observations.distinct()).isZero();
    assertThat(observations.becomesWarm(STRING)).isFalse();
    assertThat(observations.becomesWarm(STRING)).isTrue();
  }

  @Test
  void countsCallsInVainUntilAKeyBecomesWarm() {
    Observations observations = new Observations(2);

    observations.becomesWarm(STRING);
    assertThat(observations.inVain()).isEqualTo(1);
    observations.becomesWarm(NULL);
    assertThat(observations.inVain()).isEqualTo(2);

    observations.becomesWarm(STRING);
    assertThat(observations.inVain()).isEqualTo(1);
  }

  @Test
  void tellsOneOfManyThreads() throws Exception {
    for (int round = 0; round < 200; round++) {
      Observations observations = new Observations(3);
      AtomicInteger told = new AtomicInteger();

      Race.of(
          4,
          () -> {
            for (int call = 0; call < 5; call++) {
              if (observations.becomesWarm(STRING)) {
                told.incrementAndGet();
              }
            }
          });

      assertThat(told).hasValue(1);
    }
  }
}
