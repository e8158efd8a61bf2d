package dev.monomorph.demo.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.demo.rules.People.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every rule here is about Ada: 36 years, 1.65 m, a member. */
class EvaluationTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "age = 36",
        "age == 36",
        "age != 35",
        "age < 37 and age <= 36 and age > 35 and age >= 36",
        "35 < age",
        "height = 1.65",
        "height < 2 and height <= 1.65 and height > 1 and height >= 1.65",
        "age < 36.5",
        "name = 'Ada'",
        "name < 'Adb' and name <= \"Ada\" and name > 'Ad' and name >= 'Ada'",
        "member",
        "member = true",
        "member != false",
        "not not member",
        "`shoe size` = 38"
      })
  void compares(String rule) {
    assertThat(People.test(rule, People.ADA)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 + 2 * 3 = 7",
        "(1 + 2) * 3 = 9",
        "10 - 2 - 3 = 5",
        "2 * 3 % 4 = 2",
        "7 / 2 = 3.5",
        "age / 0 > 1e300",
        "-age / 0 < -1e300",
        "7 % 4 = 3 and -7 % 4 = -3 and 7 % 0 = 7",
        "7.5 % 2 = 1.5 and 7.5 % 0 = 7.5",
        "-age = -36 and - -age = 36 and -height = -1.65",
        "abs(-age) = 36 and abs(-1.5) = 1.5",
        "min(age, 40) = 36 and max(age, 40) = 40",
        "min(age, 1.5) = 1.5 and max(height, 1) = 1.65",
        "9223372036854775807 + 1 < 0",
        "height + age = 37.65 and height - 1 > 0.64 and height * 2 = 3.3"
      })
  void calculates(String rule) {
    assertThat(People.test(rule, People.ADA)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "length(name) = 3",
        "lower(name) = 'ada' and upper(name) = 'ADA'",
        "contains(name, 'd') and startsWith(name, 'A') and endsWith(name, 'a')",
        "name in ('Eve', 'Ada')",
        "name not in ('Eve')",
        "age in (1, 36)",
        "age in (-1, 36.0)",
        "-age in (-36)",
        "height in (1.65)",
        "height - height in (-0.0)",
        "name matches 'A*a'",
        "name matches '/^[A-D]/'",
        "name not matches 'B*'"
      })
  void looksUp(String rule) {
    assertThat(People.test(rule, People.ADA)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "false or true and true",
        "true or false and false",
        "not false and true",
        "not (true and false)",
        "not age = 35",
        "member = (age = 36)",
        "(member)"
      })
  void binds(String rule) {
    assertThat(People.test(rule, People.ADA)).isTrue();
  }

  @Test
  void comparesNanWithNothing() {
    Person unknown = new Person("Bob", 1, Double.NaN, false);

    assertThat(People.test("height < 2 or height >= 2 or height = height", unknown)).isFalse();
    assertThat(People.test("height in (1, 2)", unknown)).isFalse();
    assertThat(People.test("height != height", unknown)).isTrue();
  }

  @Test
  void evaluatesTheLongestChain() {
    String chain = "false or ".repeat(RuleFile.MAX_LINE_LENGTH / 9 - 1) + "true";

    assertThat(People.test(chain, People.ADA)).isTrue();
  }
}
