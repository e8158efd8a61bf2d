package dev.monomorph.demo.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each error names the column of what is wrong and says what was expected there. */
class ParserErrorsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "age > and 3        |  7 | expected a value, found 'and'",
        "age >              |  6 | expected a value, found the end of the rule",
        "(age > 3           |  9 | expected ')', found the end of the rule",
        "age > 3)           |  8 | expected an operator or the end of the rule, found ')'",
        "age < 3 < 4        |  9 | expected an operator or the end of the rule, found '<'",
        "member member      |  8 | expected an operator or the end of the rule, found the name"
            + " 'member'",
        "name not 'a'       | 10 | expected 'in' or 'matches' behind 'not', found the string 'a'",
        "name in 'a'        |  9 | expected '(', found the string 'a'",
        "name in ()         | 10 | expected a number or a string, found ')'",
        "name in (name)     | 10 | expected a number or a string, found the name 'name'",
        "age in (1 2)       | 11 | expected ')', found the number 2",
        "name matches name  | 14 | expected a pattern in quotes right of 'matches', found the name"
            + " 'name'",
        "min(age) > 1       |  8 | expected ',', found ')'",
        "abs(age, 1) > 1    |  8 | expected ')', found ','"
      })
  void inGrammar(String rule, int column, String message) {
    assertError(rule, column, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "age + 1            |  1 | expected a condition as a rule, found a whole number",
        "age and member     |  1 | expected a condition left of 'and', found a whole number",
        "member or name     | 11 | expected a condition right of 'or', found a string",
        "not age            |  5 | expected a condition right of 'not', found a whole number",
        "name + 1 > 2       |  1 | expected a number left of '+', found a string",
        "1 % member > 2     |  5 | expected a number right of '%', found a condition",
        "-name = 'a'        |  2 | expected a number right of '-', found a string",
        "name = 3           |  8 | expected a string right of '=', found a whole number",
        "age = 'a'          |  7 | expected a number right of '=', found a string",
        "age > height > 1   | 14 | expected an operator or the end of the rule, found '>'",
        "3 > name           |  5 | expected a number right of '>', found a string",
        "name >= 3          |  9 | expected a string right of '>=', found a whole number",
        "member < true      |  1 | expected a number or a string left of '<', found a condition",
        "member = 1         | 10 | expected a condition right of '=', found a whole number",
        "name in ('a', 3)   | 15 | expected a string in the list, found a whole number",
        "age in (1, 'a')    | 12 | expected a number in the list, found a string",
        "member in (1)      |  1 | expected a number or a string left of 'in', found a condition",
        "age matches 'a'    |  1 | expected a string left of 'matches', found a whole number",
        "length(age) > 1    |  8 | expected a string in length(...), found a whole number",
        "max(age, name) > 1 | 10 | expected a number in max(...), found a string",
        "contains(name, 1)  | 16 | expected a string in contains(...), found a whole number",
        "abs(height < 1) > 1|  5 | expected a number in abs(...), found a condition"
      })
  void inTypes(String rule, int column, String message) {
    assertError(rule, column, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "agee > 3           |  1 | expected the name of a column, found 'agee' (did you mean"
            + " 'age'?)",
        "weight > 3 + x     |  1 | expected the name of a column, found 'weight' (did you mean"
            + " 'height'?)",
        "size(name) > 3     |  1 | expected a function before '(', found 'size'",
        "starts_with(name)  |  1 | expected a function before '(', found 'starts_with' (did you"
            + " mean 'startsWith'?)",
        "age = 9223372036854775808 | 7 | expected a whole number up to 9223372036854775807, found"
            + " the number 9223372036854775808",
        "name matches '/(/' | 14 | expected a regular expression between slashes: missing"
            + " closing ): ("
      })
  void inNames(String rule, int column, String message) {
    assertError(rule, column, message);
  }

  @Test
  void inDepth() {
    String deep = "(".repeat(Parser.MAX_DEPTH) + "member" + ")".repeat(Parser.MAX_DEPTH);
    assertThat(People.test(deep, People.ADA)).isTrue();

    assertError("(" + deep + ")", 65, "expected at most 64 nested levels, found more");
    assertError("not ".repeat(65) + "member", 257, "expected at most 64 nested levels, found more");
    assertError("- ".repeat(65) + "age", 129, "expected at most 64 nested levels, found more");
  }

  private static void assertError(String rule, int column, String message) {
    assertThatExceptionOfType(RuleException.class)
        .isThrownBy(() -> People.test(rule, People.ADA))
        .satisfies(e -> assertThat(e.errors()).hasSize(1))
        .satisfies(e -> assertThat(e.errors().get(0).message()).isEqualTo(message))
        .satisfies(e -> assertThat(e.errors().get(0).column()).isEqualTo(column));
  }
}
