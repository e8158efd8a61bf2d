package dev.monomorph.demo.validate;

import static dev.monomorph.demo.testing.Fuzzing.require;
import static dev.monomorph.demo.testing.Fuzzing.requireNoHang;

import dev.monomorph.demo.console.UserException;
import dev.monomorph.demo.rows.Column;
import dev.monomorph.demo.rows.Schema;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What must hold of any text that is taken for a schema; {@code demo/src/fuzz/run schema} has
 * Jazzer look for one of which it does not.
 */
public final class SchemaFuzz {
  private static final Path FILE = Path.of("schema");
  private static final String ROW = "a".repeat(10_000);

  private SchemaFuzz() {}

  /** By Jazzer's name for it. Loads what Jazzer instruments: that takes no input's time. */
  public static void fuzzerInitialize() {
    apply("{\"fields\": {\"a\": {\"type\": \"string\", \"pattern\": \"/[a-z]{800}b/\"}}}");
  }

  /** By Jazzer's name for it. */
  public static void fuzzerTestOneInput(byte[] data) {
    check(new String(data, StandardCharsets.UTF_8));
  }

  /**
   * Reads a text and applies what it says to a row that has all of its columns.
   *
   * @throws AssertionError if it takes too long, or is refused without a place and a reason
   */
  static void check(String text) {
    long begin = System.nanoTime();
    apply(text);
    requireNoHang(begin);
  }

  private static void apply(String text) {
    try {
      List<FieldSpec> fields = SchemaFile.parse(FILE, text).fields();
      Validator<String> validator = Validator.of(fields, columns(fields));
      boolean all = validator.checks().stream().allMatch(check -> check.holds().test(ROW));
      require(validator.all().test(ROW) == all, "the whole says something else than its parts");
    } catch (UserException e) {
      boolean told = e.getMessage().startsWith("schema:") && e.getMessage().contains("expected");
      require(told, "refused without place or reason: " + e.getMessage());
    }
  }

  private static Schema<String> columns(List<FieldSpec> fields) {
    List<Column<String>> columns = new ArrayList<>();
    for (FieldSpec field : fields) {
      columns.add(
          switch (field.type()) {
            case BOOLEAN -> new Column.Booleans<>(field.column(), "", row -> true);
            case LONG -> new Column.Longs<>(field.column(), "", String::length);
            case DOUBLE -> new Column.Doubles<>(field.column(), "", row -> Double.NaN);
            case STRING -> new Column.Strings<>(field.column(), "", row -> row);
          });
    }
    return new Schema<>(columns, row -> row);
  }
}
