package dev.monomorph.demo.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class BoundedRegexTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "((a{100}){100}){100}",
        "((a{1000}){1000}){1000}",
        "(((a{1,99}){1,99}){1,99}){1,99}",
        "a{999999999}",
        "(a{500}){3}"
      })
  void whatIsLargeWhenWrittenOutIsRefused(String expression) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BoundedRegex.compile(expression))
        .withMessage("at most 1000 steps with counted repetitions written out, this one has more");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\d{4}-\\d{2}-\\d{2}", "[a-z]{1,256}", "a{}", "\\{9999", "x{,5}"})
  void whatIsSmallIsTaken(String expression) {
    assertThat(BoundedRegex.compile(expression).pattern()).isEqualTo(expression);
  }

  @ParameterizedTest
  @CsvSource({
    "a(b, missing closing ): a(b",
    "a**, invalid nested repetition operator: **",
    "(?=a), invalid or unsupported Perl syntax: (?=",
    "(a)\\1, invalid escape sequence: \\1",
  })
  void saysWhyAnExpressionIsNone(String expression, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BoundedRegex.compile(expression))
        .withMessage(message);
  }

  /** With an engine that backtracks these would not end. */
  @ParameterizedTest
  @ValueSource(strings = {"(x+x+)+y", "(x*)*y", "(x|x)*y", "(.*)(.*)(.*)(.*)(.*)[^x]"})
  void noExpressionBacktracks(String expression) {
    String text = "x".repeat(20_000);

    assertThat(BoundedRegex.compile(expression).matcher(text).find()).isFalse();
  }

  @Test
  void aLongTextOverflowsNoStack() {
    String text = "ab".repeat(1_000_000);

    assertThat(BoundedRegex.compile("^(a|b)*$").matcher(text).find()).isTrue();
  }
}
