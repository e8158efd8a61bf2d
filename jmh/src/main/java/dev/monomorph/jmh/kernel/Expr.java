package dev.monomorph.jmh.kernel;

/** An expression over the columns of a row: a tree of records that evaluates itself. */
public sealed interface Expr {
  /** The value of this expression for the row. */
  long eval(long[] row);

  /** A number. */
  record Literal(long value) implements Expr {
    @Override
    public long eval(long[] row) {
      return value;
    }
  }

  /** A column of the row. */
  record Column(int index) implements Expr {
    @Override
    public long eval(long[] row) {
      return row[index];
    }
  }

  /** A sum. */
  record Plus(Expr left, Expr right) implements Expr {
    @Override
    public long eval(long[] row) {
      return left.eval(row) + right.eval(row);
    }
  }

  /** A difference. */
  record Minus(Expr left, Expr right) implements Expr {
    @Override
    public long eval(long[] row) {
      return left.eval(row) - right.eval(row);
    }
  }

  /** A product. */
  record Times(Expr left, Expr right) implements Expr {
    @Override
    public long eval(long[] row) {
      return left.eval(row) * right.eval(row);
    }
  }

  /** The larger of two values. */
  record Max(Expr left, Expr right) implements Expr {
    @Override
    public long eval(long[] row) {
      return Math.max(left.eval(row), right.eval(row));
    }
  }
}
