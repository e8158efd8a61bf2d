package dev.monomorph.demo.expr;

/**
 * An expression over one row: a tree of records that is interpreted node by node.
 *
 * <p>Evaluation is total. No row makes it fail: whole numbers wrap around, division follows IEEE
 * 754, and a remainder by zero is the dividend itself. It has no effect but its result.
 *
 * @param <R> the rows it reads
 */
public sealed interface Expr<R> permits BooleanExpr, LongExpr, DoubleExpr, StringExpr {
  /** What the expression yields, in the user's words: {@code a condition}, {@code a string}. */
  String kind();
}
