package dev.monomorph.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.testing.Race;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObservationsTest {
  private static final Object[] NOTHING = {};

  private static final Key STRING = Key.exact(1, new int[] {0}, new Class<?>[] {String.class});
  private static final Key NULL = Key.exact(1, new int[] {0}, new Class<?>[] {null});

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 20})
  void aKeyBecomesWarmOnceAtTheWarmupthCall(int warmup) {
    Observations observations = new Observations(warmup);

    for (int call = 1; call <= 3 * warmup; call++) {
      assertThat(observations.becomesWarm(STRING, NOTHING))
          .as("call %d", call)
          .isEqualTo(call == warmup);
    }
  }

  @Test
  void countsKeysApart() {
    Observations observations = new Observations(2);

    assertThat(observations.becomesWarm(STRING, NOTHING)).isFalse();
    assertThat(observations.becomesWarm(NULL, NOTHING)).isFalse();
    assertThat(observations.distinct()).isEqualTo(2);
    assertThat(observations.becomesWarm(STRING, NOTHING)).isTrue();
    assertThat(observations.becomesWarm(NULL, NOTHING)).isTrue();
  }

  @Test
  void countsAForgottenKeyFromTheStart() {
    Observations observations = new Observations(2);
    observations.becomesWarm(STRING, NOTHING);
    observations.becomesWarm(STRING, NOTHING);

    observations.forget(STRING);

    assertThat(observations.distinct()).isZero();
    assertThat(observations.becomesWarm(STRING, NOTHING)).isFalse();
    assertThat(observations.becomesWarm(STRING, NOTHING)).isTrue();
  }

  @Test
  void countsCallsInVainUntilAKeyBecomesWarm() {
    Observations observations = new Observations(2);

    observations.becomesWarm(STRING, NOTHING);
    assertThat(observations.inVain()).isEqualTo(1);
    observations.becomesWarm(NULL, NOTHING);
    assertThat(observations.inVain()).isEqualTo(2);

    observations.becomesWarm(STRING, NOTHING);
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
              if (observations.becomesWarm(STRING, NOTHING)) {
                told.incrementAndGet();
              }
            }
          });

      assertThat(told).hasValue(1);
    }
  }
}
