package dev.monomorph.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypePatternsTest {
  @ParameterizedTest
  @CsvSource({
    "java.lang.String, true",
    "java.lang.Str*, true",
    "java.*, true",
    "java.util.*, false",
    "java.lang.Integer: java.lang.String, true",
    "java.lang.String[], false",
    "String, false"
  })
  void namesClasses(String patterns, boolean matches) {
    assertThat(TypePatterns.parse(patterns).test(String.class)).isEqualTo(matches);
  }

  @Test
  void namesArrays() {
    TypePatterns patterns = TypePatterns.parse("int[]:java.lang.*[][]:java.util.Map$Entry");

    assertThat(patterns.test(int[].class)).isTrue();
    assertThat(patterns.test(int[][].class)).isFalse();
    assertThat(patterns.test(int.class)).isFalse();
    assertThat(patterns.test(long[].class)).isFalse();
    assertThat(patterns.test(String[][].class)).isTrue();
    assertThat(patterns.test(String[].class)).isFalse();
    assertThat(patterns.test(Map.Entry.class)).isTrue();
    assertThat(patterns).hasToString("int[]:java.lang.*[][]:java.util.Map$Entry");
  }

  @Test
  void noneMatchesNothing() {
    assertThat(TypePatterns.parse("  ").isEmpty()).isTrue();
    assertThat(TypePatterns.NONE.test(Object.class)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"'a.B:'", "a.B#c", "a/B", "'.a'", "a.*.B"})
  void saysWhichIsNoPattern(String patterns) {
    assertThatIllegalArgumentException().isThrownBy(() -> TypePatterns.parse(patterns));
  }
}
