package dev.monomorph.demo.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.monomorph.demo.console.UserException;
import dev.monomorph.demo.rows.CellType;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaFileTest {
  private static final Path FILE = Path.of("s.json");

  @Test
  void readsFieldsAndNestedOnes() {
    SchemaFile schema =
        SchemaFile.parse(
            FILE,
            """
            {"fields": {
              "age": {"type": "long", "min": 0, "max": 9223372036854775807},
              "address": {"fields": {"zip": {"type": "string", "pattern": "/^[0-9]{5}$/"}}},
              "share": {"type": "double", "oneOf": [0.5, 1]}
            }}
            """);

    assertThat(schema.fields())
        .containsExactlyInAnyOrder(
            new FieldSpec("age", CellType.LONG, 0L, Long.MAX_VALUE, null, null, null, null),
            new FieldSpec(
                "address.zip", CellType.STRING, null, null, null, null, "/^[0-9]{5}$/", null),
            new FieldSpec(
                "share", CellType.DOUBLE, null, null, null, null, null, List.of(0.5, 1.0)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"field\": {}} | s.json: expected one of [fields], found 'field' (did you mean 'fields'?)",
        "{} | s.json: expected 'fields' to be an object, found nothing",
        "{\"fields\": 3} | s.json: expected 'fields' to be an object, found 3",
        "{\"fields\": {\"a\": 3}} | s.json: fields: expected 'a' to be an object, found 3",
        "{\"fields\": {\"a\": {\"type\": \"int\"}}} | s.json: fields: a: expected 'type' to be one of"
            + " [boolean, long, double, string], found int",
        "{\"fields\": {\"a\": {\"type\": \"long\", \"mim\": 1}}} | s.json: fields: a: expected one of"
            + " [type, min, max, oneOf], found 'mim' (did you mean 'min'?)",
        "{\"fields\": {\"a\": {\"type\": \"long\", \"min\": 1.5}}} | s.json: fields: a: expected 'min'"
            + " to be a whole number of 64 bits, found 1.5",
        "{\"fields\": {\"a\": {\"type\": \"long\", \"min\": 9223372036854775808}}} | s.json: fields: a:"
            + " expected 'min' to be a whole number of 64 bits, found 9223372036854775808",
        "{\"fields\": {\"a\": {\"type\": \"double\", \"max\": \"x\"}}} | s.json: fields: a: expected"
            + " 'max' to be a number, found x",
        "{\"fields\": {\"a\": {\"type\": \"long\", \"min\": 2, \"max\": 1}}} | s.json: fields: a:"
            + " expected 'max' to be at least what 'min' is, 2, found 1",
        "{\"fields\": {\"a\": {\"type\": \"string\", \"minLength\": -1}}} | s.json: fields: a: expected"
            + " 'minLength' to be a number of characters, from 0, found -1",
        "{\"fields\": {\"a.b\": {\"type\": \"long\"}, \"a\": {\"fields\": {\"b\": {\"type\": \"long\"}}}}}"
            + " | s.json: fields: a: fields: expected 'b' to be the only one for column 'a.b', found"
            + " {type=long}",
        "{\"fields\": {\"a\": {\"type\": \"string\", \"oneOf\": []}}} | s.json: fields: a: expected"
            + " 'oneOf' to be a list of at least one value, found []",
        "{\"fields\": {\"a\": {\"type\": \"string\", \"oneOf\": [1]}}} | s.json: fields: a: expected"
            + " 'oneOf' to be strings only, found [1]",
        "{\"fields\": {\"a\": {\"type\": \"string\", \"pattern\": \"/(/\"}}} | s.json: fields: a:"
            + " expected 'pattern' to be a regular expression between slashes (missing closing ): (),"
            + " found /(/",
      })
  void saysWhatIsWrongAndWhere(String text, String message) {
    assertThatExceptionOfType(UserException.class)
        .isThrownBy(() -> SchemaFile.parse(FILE, text))
        .withMessage(message);
  }

  @Test
  void saysWhereTextIsNoJson() {
    assertThatExceptionOfType(UserException.class)
        .isThrownBy(() -> SchemaFile.parse(FILE, "{\n  \"fields\": }"))
        .withMessageStartingWith("s.json:2:")
        .withMessageContaining(": expected JSON: ");
  }

  @Test
  void boundsDepth() {
    String deep = "{\"fields\":".repeat(100_000);

    assertThatExceptionOfType(UserException.class)
        .isThrownBy(() -> SchemaFile.parse(FILE, deep))
        .withMessage("s.json: expected at most 32 nested levels of JSON, found more");
  }
}
