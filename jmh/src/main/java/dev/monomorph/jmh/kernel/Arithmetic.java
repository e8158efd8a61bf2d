package dev.monomorph.jmh.kernel;

/**
 * How values of a dynamically typed language are computed with: chosen by the classes of both
 * operands, as in Groovy's {@code NumberMath}.
 */
public abstract sealed class Arithmetic {
  private static final Arithmetic TEXTS = new Texts();
  private static final Arithmetic DOUBLES = new Doubles();
  private static final Arithmetic LONGS = new Longs();
  private static final Arithmetic INTEGERS = new Integers();

  /**
   * Text wins over numbers, {@code Double} over {@code Long}, {@code Long} over {@code Integer}.
   */
  static Arithmetic of(Object a, Object b) {
    if (a instanceof String || b instanceof String) {
      return TEXTS;
    }
    if (a instanceof Double || b instanceof Double) {
      return DOUBLES;
    }
    if (a instanceof Long || b instanceof Long) {
      return LONGS;
    }
    return INTEGERS;
  }

  /** The sum of both. */
  abstract Object add(Object a, Object b);

  private static final class Texts extends Arithmetic {
    @Override
    Object add(Object a, Object b) {
      return String.valueOf(a).concat(String.valueOf(b));
    }
  }

  private static final class Doubles extends Arithmetic {
    @Override
    Object add(Object a, Object b) {
      return ((Number) a).doubleValue() + ((Number) b).doubleValue();
    }
  }

  private static final class Longs extends Arithmetic {
    @Override
    Object add(Object a, Object b) {
      return ((Number) a).longValue() + ((Number) b).longValue();
    }
  }

  private static final class Integers extends Arithmetic {
    @Override
    Object add(Object a, Object b) {
      return ((Number) a).intValue() + ((Number) b).intValue();
    }
  }
}
