package dev.monomorph.weave;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
  @ParameterizedTest
  @CsvSource({
    "*, '', true",
    "*, abc, true",
    "a*, a, true",
    "a*, ba, false",
    "*a, a, true",
    "*a, ab, false",
    "*a, aba, true",
    "a*b, ab, true",
    "a*b, acb, true",
    "a*b, acbd, false",
    "*ab*ab*, abab, true",
    "*ab*ab*, abb, false",
    "*aab, aaaab, true",
    "a*a, a, false",
    "abc, abc, true",
    "abc, ab, false",
    "'', '', true",
    "'', a, false",
  })
  void matches(String pattern, String text, boolean expected) {
    assertThat(Glob.matches(pattern, text, 0)).isEqualTo(expected);
    assertThat(Glob.matches(pattern, "xyz" + text, 3)).isEqualTo(expected);
  }
}
