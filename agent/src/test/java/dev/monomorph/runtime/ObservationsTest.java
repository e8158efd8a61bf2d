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
  void callsOfAKeyAreCounted(int warmup) {
    Observations observations = new Observations(warmup);

    for (int call = 1; call <= 3 * warmup; call++) {
      assertThat(observations.count(STRING, NOTHING)).isEqualTo(call);
    }
  }

  @Test
  void countsKeysApart() {
    Observations observations = new Observations(2);

    assertThat(observations.count(STRING, NOTHING)).isEqualTo(1);
    assertThat(observations.count(NULL, NOTHING)).isEqualTo(1);
    assertThat(observations.distinct()).isEqualTo(2);
    assertThat(observations.count(STRING, NOTHING)).isEqualTo(2);
    assertThat(observations.count(NULL, NOTHING)).isEqualTo(2);
  }

  @Test
  void countsAForgottenKeyFromTheStart() {
    Observations observations = new Observations(2);
    observations.count(STRING, NOTHING);
    observations.count(STRING, NOTHING);

    observations.forget(STRING);

    assertThat(observations.distinct()).isZero();
    assertThat(observations.count(STRING, NOTHING)).isEqualTo(1);
    assertThat(observations.count(STRING, NOTHING)).isEqualTo(2);
  }

  @Test
  void countsCallsInVainUntilAKeyBecomesWarm() {
    Observations observations = new Observations(2);

    observations.count(STRING, NOTHING);
    assertThat(observations.inVain()).isEqualTo(1);
    observations.count(NULL, NOTHING);
    assertThat(observations.inVain()).isEqualTo(2);

    observations.count(STRING, NOTHING);
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
              if (observations.count(STRING, NOTHING) == 3) {
                told.incrementAndGet();
              }
            }
          });

      assertThat(told).hasValue(1);
    }
  }
}
