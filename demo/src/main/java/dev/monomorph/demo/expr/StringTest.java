package dev.monomorph.demo.expr;

/**
 * A question about a string that is answered by yes or no.
 *
 * @param <R> the rows it reads
 */
public sealed interface StringTest<R> extends BooleanExpr<R> {

  /** {@code contains(text, part)}. */
  record Contains<R>(StringExpr<R> text, StringExpr<R> part) implements StringTest<R> {
    @Override
    public boolean test(R row) {
      return text.eval(row).contains(part.eval(row));
    }
  }

  /** {@code startsWith(text, part)}. */
  record StartsWith<R>(StringExpr<R> text, StringExpr<R> part) implements StringTest<R> {
    @Override
    public boolean test(R row) {
      return text.eval(row).startsWith(part.eval(row));
    }
  }

  /** {@code endsWith(text, part)}. */
  record EndsWith<R>(StringExpr<R> text, StringExpr<R> part) implements StringTest<R> {
    @Override
    public boolean test(R row) {
      return text.eval(row).endsWith(part.eval(row));
    }
  }

  /** {@code text matches 'pattern'}. */
  record Matches<R>(StringExpr<R> text, TextPattern pattern) implements StringTest<R> {
    @Override
    public boolean test(R row) {
      return pattern.matches(text.eval(row));
    }
  }
}
