package dev.monomorph.demo.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.monomorph.demo.console.UserException;
import dev.monomorph.demo.rows.Column;
import dev.monomorph.demo.rows.Schema;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidatorTest {
  private record Row(String text, long whole, double decimal, boolean flag) {}

  private static final Row GOOD = new Row("Ada", 36, 0.5, true);

  private static final Schema<Row> COLUMNS =
      new Schema<>(
          List.of(
              new Column.Strings<>("text", "", Row::text),
              new Column.Longs<>("whole", "", Row::whole),
              new Column.Doubles<>("decimal", "", Row::decimal),
              new Column.Booleans<>("flag", "", Row::flag)),
          Row::text);

  private static Validator<Row> validator(String fields) {
    SchemaFile file = SchemaFile.parse(Path.of("s.json"), "{\"fields\": {" + fields + "}}");
    return Validator.of(file.fields(), COLUMNS);
  }

  private static boolean isValid(String field, Row row) {
    return validator(field).all().test(row);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"whole\": {\"type\": \"long\", \"min\": 36} | 36 | true",
        "\"whole\": {\"type\": \"long\", \"min\": 36} | 35 | false",
        "\"whole\": {\"type\": \"long\", \"max\": 36} | 36 | true",
        "\"whole\": {\"type\": \"long\", \"max\": 36} | 37 | false",
        "\"whole\": {\"type\": \"long\", \"min\": -9223372036854775808} | -9223372036854775808 | true",
        "\"whole\": {\"type\": \"long\", \"oneOf\": [1, 9223372036854775807]} | 9223372036854775807 | true",
        "\"whole\": {\"type\": \"long\", \"oneOf\": [1, 9223372036854775807]} | 2 | false",
        "\"whole\": {\"type\": \"long\"} | 2 | true"
      })
  void wholeNumbers(String field, long value, boolean valid) {
    assertThat(isValid(field, new Row("", value, 0, false))).isEqualTo(valid);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"decimal\": {\"type\": \"double\", \"min\": 0.5} | 0.5 | true",
        "\"decimal\": {\"type\": \"double\", \"min\": 0.5} | 0.4 | false",
        "\"decimal\": {\"type\": \"double\", \"max\": 1} | 1.0 | true",
        "\"decimal\": {\"type\": \"double\", \"max\": 1} | NaN | false",
        "\"decimal\": {\"type\": \"double\", \"oneOf\": [0, 2.5]} | -0.0 | true",
        "\"decimal\": {\"type\": \"double\", \"oneOf\": [0, 2.5]} | 2.4 | false"
      })
  void decimalNumbers(String field, double value, boolean valid) {
    assertThat(isValid(field, new Row("", 0, value, false))).isEqualTo(valid);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"text\": {\"type\": \"string\", \"minLength\": 3} | Ada | true",
        "\"text\": {\"type\": \"string\", \"minLength\": 4} | Ada | false",
        "\"text\": {\"type\": \"string\", \"maxLength\": 3} | Ada | true",
        "\"text\": {\"type\": \"string\", \"maxLength\": 2} | Ada | false",
        "\"text\": {\"type\": \"string\", \"pattern\": \"A*\"} | Ada | true",
        "\"text\": {\"type\": \"string\", \"pattern\": \"/^[a-z]+$/\"} | Ada | false",
        "\"text\": {\"type\": \"string\", \"oneOf\": [\"Bo\", \"Ada\"]} | Ada | true",
        "\"text\": {\"type\": \"string\", \"oneOf\": [\"Bo\"]} | Ada | false"
      })
  void texts(String field, String value, boolean valid) {
    assertThat(isValid(field, new Row(value, 0, 0, false))).isEqualTo(valid);
  }

  @Test
  void allMustHoldAndEachIsNamed() {
    Validator<Row> validator =
        validator(
            "\"whole\": {\"type\": \"long\", \"min\": 1, \"max\": 99},"
                + " \"text\": {\"type\": \"string\", \"oneOf\": [\"Ada\", \"Bo\"]},"
                + " \"flag\": {\"type\": \"boolean\"}");

    assertThat(validator.checks())
        .extracting(Check::expectation)
        .containsExactlyInAnyOrder(
            "whole: at least 1", "whole: at most 99", "text: one of Ada, Bo");
    assertThat(validator.all().test(GOOD)).isTrue();
    assertThat(validator.all().test(new Row("Ada", 100, 0, true))).isFalse();
    assertThat(validator.all().test(new Row("Cy", 36, 0, true))).isFalse();
  }

  @Test
  void nothingAskedIsAlwaysSo() {
    assertThat(validator("").all().test(GOOD)).isTrue();
  }

  @Test
  void namesAColumnThatIsNotThere() {
    assertThatExceptionOfType(UserException.class)
        .isThrownBy(() -> validator("\"wole\": {\"type\": \"long\"}"))
        .withMessage("the schema's 'wole': expected the name of a column (did you mean 'whole'?)");
  }
}
