package dev.monomorph.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
  @Test
  void readsValues() {
    assertThat(Json.parse(" -1.5e3 ")).isEqualTo(-1500.0);
    assertThat(Json.parse("null")).isNull();
    assertThat(Json.parse("[true, false]")).isEqualTo(List.of(true, false));
    assertThat(Json.parse("{}")).isEqualTo(Map.of());
    assertThat(Json.parse("{\"a\": [1, {\"b\": \"\"}], \"c\": 2}"))
        .isEqualTo(Map.of("a", List.of(1.0, Map.of("b", "")), "c", 2.0));
  }

  @Test
  void readsEscapes() {
    assertThat(Json.parse("\"\\\"\\\\\\/\\n\\t\\u0041\"")).isEqualTo("\"\\/\n\tA");
  }

  @Test
  void saysWhereItStopped() {
    assertRefused("no JSON: end of text at character 3", "[1,");
    assertRefused("no JSON: unexpected '2' at character 3", "[1 2]");
    assertRefused("no JSON: unexpected ']' at character 1", "1]");
    assertRefused("no JSON: end of text at character 0", "");
    assertRefused("no JSON: end of text at character 2", "\"a");
    assertRefused("no JSON: end of text at character 4", "\"\\u1");
  }

  private static void assertRefused(String message, String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Json.parse(text)).withMessage(message);
  }
}
