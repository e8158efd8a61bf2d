package dev.monomorph.demo.rowclass;

/**
 * A row of objects in an array; what it means is told by the lambdas of its {@link ClosureType}.
 */
final class ClosureRow {
  private final ClosureType type;
  private final Object[] values;

  /** Makes a row; the array is taken as it is. */
  ClosureRow(ClosureType type, Object[] values) {
    this.type = type;
    this.values = values;
  }

  ClosureType type() {
    return type;
  }

  Object[] values() {
    return values;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ClosureRow that && type == that.type && type.same(values, that.values);
  }

  @Override
  public int hashCode() {
    return type.hash(values);
  }

  @Override
  public String toString() {
    return type.text(values);
  }
}
