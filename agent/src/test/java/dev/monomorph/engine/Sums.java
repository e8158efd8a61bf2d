package dev.monomorph.engine;

import java.util.Collection;
import java.util.List;
import java.util.function.IntBinaryOperator;

/** Methods that the tests of the engine have woven. */
class Sums {
  private int offset = 100;

  static int fold(IntBinaryOperator operator, int... numbers) {
    int result = 0;
    for (int number : numbers) {
      result = operator.applyAsInt(result, number);
    }
    return result;
  }

  int shifted(IntBinaryOperator operator) {
    return operator.applyAsInt(offset, 1);
  }

  static int size(boolean count, Collection<?> of) {
    return count ? of.size() : -1;
  }

  interface Twice {
    default int twice(IntBinaryOperator operator) {
      return operator.applyAsInt(4, 4);
    }
  }

  static final class TwiceAsIs implements Twice {}

  static int listed(Object o) {
    return List.of(o).size();
  }

  static int hash(Object o) {
    return o.hashCode();
  }

  static final class Plus implements IntBinaryOperator {
    @Override
    public int applyAsInt(int left, int right) {
      return left + right;
    }
  }

  static final class Times implements IntBinaryOperator {
    @Override
    public int applyAsInt(int left, int right) {
      return left * right;
    }
  }

  static final class Max implements IntBinaryOperator {
    @Override
    public int applyAsInt(int left, int right) {
      return Math.max(left, right);
    }
  }
}
