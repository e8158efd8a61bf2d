package dev.monomorph.demo.spectrum;

import java.util.Comparator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/** What is done with rows by a program that knows no class of theirs. */
final class RowKernels {
  private RowKernels() {}

  /** Makes a row of each element. */
  static Object[] construct(Object[][] values, Function<Object[], Object> make) {
    Object[] made = new Object[values.length];
    for (int i = 0; i < made.length; i++) {
      made[i] = make.apply(values[i]);
    }
    return made;
  }

  /** How many rows are equal to the one of the same place. */
  static int equal(Object[] rows, Object[] others) {
    int equal = 0;
    for (int i = 0; i < rows.length; i++) {
      equal += rows[i].equals(others[i]) ? 1 : 0;
    }
    return equal;
  }

  /** The sum of their hash codes. */
  static int hash(Object[] rows) {
    int sum = 0;
    for (Object row : rows) {
      sum += row.hashCode();
    }
    return sum;
  }

  /** The sum of what is read in four fields. */
  static double read(
      Object[] rows,
      ToIntFunction<Object> age,
      ToLongFunction<Object> salary,
      ToDoubleFunction<Object> height,
      Function<Object, String> city) {
    double sum = 0;
    for (Object row : rows) {
      sum +=
          age.applyAsInt(row)
              + salary.applyAsLong(row)
              + height.applyAsDouble(row)
              + city.apply(row).length();
    }
    return sum;
  }

  /** How many rows are less than the next. */
  static int compare(Object[] rows, Comparator<Object> order) {
    int less = 0;
    for (int i = 1; i < rows.length; i++) {
      less += order.compare(rows[i - 1], rows[i]) < 0 ? 1 : 0;
    }
    return less;
  }
}
