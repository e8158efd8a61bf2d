package dev.monomorph.demo.rows;

/** Reads columns whatever their type is. */
final class Cells {
  private Cells() {}

  /** The value of a column, in a box if it is a number. */
  static <R> Object value(Column<R> column, R row) {
    if (column instanceof Column.Longs<R> longs) {
      return longs.get().applyAsLong(row);
    } else if (column instanceof Column.Doubles<R> doubles) {
      return doubles.get().applyAsDouble(row);
    } else if (column instanceof Column.Booleans<R> booleans) {
      return booleans.get().test(row);
    } else if (column instanceof Column.Strings<R> strings) {
      return strings.get().apply(row);
    }
    throw new AssertionError("no such kind of column: " + column);
  }
}
