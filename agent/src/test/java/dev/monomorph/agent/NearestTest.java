package dev.monomorph.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  @ParameterizedTest
  @CsvSource({
    "'', '', 0",
    "'', abc, 3",
    "abc, '', 3",
    "abc, abc, 0",
    "abc, ABC, 0",
    "abc, abd, 1",
    "abc, ac, 1",
    "ac, abc, 1",
    "abc, acb, 1",
    "abc, bac, 1",
    "kitten, sitting, 3",
    "ca, abc, 3",
  })
  void distance(String one, String other, int expected) {
    assertThat(Nearest.distance(one, other)).isEqualTo(expected);
    assertThat(Nearest.distance(other, one)).isEqualTo(expected);
  }

  @Test
  void findsTheFirstOfTheNearest() {
    assertThat(Nearest.to("b", List.of("xyz", "a", "c"))).isEqualTo("a");
    assertThat(Nearest.to("b", List.of())).isNull();
  }

  @Test
  void longWordsAreCut() {
    assertThat(Nearest.distance("a".repeat(1_000_000), "b")).isEqualTo(100);
  }
}
