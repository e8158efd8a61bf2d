package dev.monomorph.demo.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextPatternTest {
  @ParameterizedTest
  @CsvSource({
    "get*, getName, true",
    "get*, forget, false",
    "*get*, forgetful, true",
    "g?t, get, true",
    "g?t, gt, false",
    "a.c, abc, false",
    "a.c, a.c, true",
    "lambda$*, lambda$main$0, true",
    "'[(\\E', '[(\\E', true",
    "/, /, true",
    "/get/, forgetful, true",
    "/^get[A-Z]/, getName, true",
    "/^get[A-Z]/, getname, false"
  })
  void matchesGlobsWholeAndExpressionsAnywhere(String pattern, String text, boolean expected) {
    assertThat(TextPattern.of(pattern).matches(text)).isEqualTo(expected);
  }

  @Test
  void matchesLineBreaksAndCharactersOfTwoUnits() {
    assertThat(TextPattern.of("a*c").matches("a\nb\nc")).isTrue();
    assertThat(TextPattern.of("abc").matches("abc\n")).isFalse();
    assertThat(TextPattern.of("a?c").matches("a😀c")).isTrue();
    assertThat(TextPattern.of("😀*").matches("😀!")).isTrue();
  }

  /**
   * Globs without {@code ?} are matched by hand, and with it by the regular expressions' engine.
   */
  @Test
  void globsAreWhatTheirExpressionsAre() {
    Random random = new Random(3);
    for (int i = 0; i < 20_000; i++) {
      String glob = text(random, "ab*");
      String text = text(random, "ab");
      String regex = "^" + glob.replace("*", ".*") + "\\z";
      assertThat(TextPattern.of(glob).matches(text))
          .as("%s matches %s", text, glob)
          .isEqualTo(Pattern.compile(regex).matcher(text).find());
    }
  }

  private static String text(Random random, String letters) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }

  @Test
  void saysWhyAnExpressionIsNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TextPattern.of("/a(b/"))
        .withMessage("missing closing ): a(b");
  }
}
