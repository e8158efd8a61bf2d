package dev.monomorph.demo.expr;

import java.util.Locale;
import java.util.function.Function;

/**
 * A text, never null.
 *
 * @param <R> the rows it reads
 */
public sealed interface StringExpr<R> extends Expr<R> {
  /** The text for the row. */
  String eval(R row);

  @Override
  default String kind() {
    return "a string";
  }

  /** A text written in the rule. */
  record Literal<R>(String value) implements StringExpr<R> {
    @Override
    public String eval(R row) {
      return value;
    }
  }

  /** A column of text. */
  record Field<R>(Function<R, String> get) implements StringExpr<R> {
    @Override
    public String eval(R row) {
      return get.apply(row);
    }
  }

  /** {@code lower(text)}, the same in every locale. */
  record Lower<R>(StringExpr<R> text) implements StringExpr<R> {
    @Override
    public String eval(R row) {
      return text.eval(row).toLowerCase(Locale.ROOT);
    }
  }

  /** {@code upper(text)}, the same in every locale. */
  record Upper<R>(StringExpr<R> text) implements StringExpr<R> {
    @Override
    public String eval(R row) {
      return text.eval(row).toUpperCase(Locale.ROOT);
    }
  }
}
