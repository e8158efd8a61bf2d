package dev.monomorph.demo.validate;

import dev.monomorph.demo.console.Nearest;
import dev.monomorph.demo.console.UserException;
import dev.monomorph.demo.rows.Column;
import dev.monomorph.demo.rows.Schema;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Says of a row whether it is what a schema describes.
 *
 * @param <R> the rows
 */
public final class Validator<R> {
  private final List<Check<R>> checks;
  private final Predicate<R> all;

  private Validator(List<Check<R>> checks) {
    this.checks = checks;
    this.all = checks.stream().map(Check::holds).reduce(Predicate::and).orElse(row -> true);
  }

  /**
   * A validator for rows with these columns.
   *
   * @param schema read for such rows: the columns have its types
   * @throws UserException if a column of the schema is none of the rows'
   */
  static <R> Validator<R> of(List<FieldSpec> schema, Schema<R> columns) {
    return new Validator<>(schema.stream().flatMap(spec -> checks(spec, columns)).toList());
  }

  private static <R> Stream<Check<R>> checks(FieldSpec spec, Schema<R> columns) {
    Column<R> column =
        columns
            .find(spec.column())
            .orElseThrow(
                () ->
                    new UserException(
                        "the schema's '%s': expected the name of a column%s"
                            .formatted(
                                spec.column(), Nearest.hint(spec.column(), columns.names()))));
    return Checks.of(spec, column).stream();
  }

  /** Whether all checks hold: one closure made of all, for a loop over rows. */
  public Predicate<R> all() {
    return all;
  }

  /** The checks, in the order of the schema. */
  public List<Check<R>> checks() {
    return checks;
  }
}
