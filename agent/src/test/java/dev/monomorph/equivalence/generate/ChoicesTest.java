package dev.monomorph.equivalence.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChoicesTest {
  @Test
  void theSameSeedDrawsTheSame() {
    assertThat(draw(Choices.random(7))).isEqualTo(draw(Choices.random(7)));
    assertThat(draw(Choices.random(7))).isNotEqualTo(draw(Choices.random(8)));
  }

  private static int[] draw(Choices choices) {
    for (int i = 0; i < 100; i++) {
      assertThat(choices.below(10)).isBetween(0, 9);
    }
    return choices.values();
  }

  @Test
  void aReplayDrawsWhatWasRecorded() {
    int[] values = draw(Choices.random(3));

    assertThat(draw(Choices.replay(values))).isEqualTo(values);
  }

  @Test
  void aReplayWrapsWhatDoesNotFitAndGoesOnWithZeros() {
    Choices choices = Choices.replay(new int[] {13, -1, 2});

    assertThat(choices.below(10)).isEqualTo(3);
    assertThat(choices.below(10)).isEqualTo(9);
    assertThat(choices.below(3)).isEqualTo(2);
    assertThat(choices.below(3)).isZero();
    assertThat(choices.values()).containsExactly(3, 9, 2);
  }

  @Test
  void zeroIsTheSimplestOutcome() {
    Choices choices = Choices.replay(new int[0]);

    assertThat(choices.chance(99)).isFalse();
    assertThat(choices.weighted(0, 3, 1)).isEqualTo(1);
    assertThat(choices.oneOf(List.of("simple", "other"))).isEqualTo("simple");
  }

  @Test
  void spansHoldTheDecisionsTakenInside() {
    Choices choices = Choices.random(1);
    int outer = choices.open();
    choices.below(10);
    int inner = choices.open();
    choices.below(10);
    choices.below(10);
    choices.close(inner);
    choices.close(outer);

    assertThat(choices.spans()).isDeepEqualTo(new int[][] {{0, 3}, {1, 3}});
  }
}
