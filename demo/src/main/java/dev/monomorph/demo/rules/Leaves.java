package dev.monomorph.demo.rules;

import dev.monomorph.demo.console.Nearest;
import dev.monomorph.demo.expr.BooleanExpr;
import dev.monomorph.demo.expr.DoubleExpr;
import dev.monomorph.demo.expr.Expr;
import dev.monomorph.demo.expr.LongExpr;
import dev.monomorph.demo.expr.StringExpr;
import dev.monomorph.demo.rows.Column;
import dev.monomorph.demo.rows.Schema;

/**
 * Makes expressions of single words: columns and numbers.
 *
 * @param <R> the rows of the rule
 */
final class Leaves<R> {
  private final Schema<R> schema;
  private final Source source;

  Leaves(Schema<R> schema, Source source) {
    this.schema = schema;
    this.source = source;
  }

  /**
   * The column of that name.
   *
   * @throws RuleException if the rows have none
   */
  Expr<R> column(Token name) {
    Column<R> column = schema.find(name.text()).orElseThrow(() -> unknown(name));
    if (column instanceof Column.Longs<R> longs) {
      return new LongExpr.Field<>(longs.get());
    } else if (column instanceof Column.Doubles<R> doubles) {
      return new DoubleExpr.Field<>(doubles.get());
    } else if (column instanceof Column.Booleans<R> booleans) {
      return new BooleanExpr.Flag<>(booleans.get());
    } else if (column instanceof Column.Strings<R> strings) {
      return new StringExpr.Field<>(strings.get());
    }
    throw new IllegalStateException("no such kind of column: " + column);
  }

  /**
   * A number as it is written: whole if it has neither point nor exponent.
   *
   * @throws RuleException if a whole number has more than 64 bits
   */
  Expr<R> number(Token word) {
    if (!word.text().chars().allMatch(Character::isDigit)) {
      return new DoubleExpr.Literal<>(Double.parseDouble(word.text()));
    }
    try {
      return new LongExpr.Literal<>(Long.parseLong(word.text()));
    } catch (NumberFormatException e) {
      throw source.expected("a whole number up to " + Long.MAX_VALUE, word);
    }
  }

  private RuleException unknown(Token name) {
    return source.error(
        name.column(),
        "expected the name of a column, found '%s'%s"
            .formatted(name.text(), Nearest.hint(name.text(), schema.names())));
  }
}
