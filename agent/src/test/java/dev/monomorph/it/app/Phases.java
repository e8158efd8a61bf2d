package dev.monomorph.it.app;

import dev.monomorph.Specialize;
import java.util.function.IntBinaryOperator;

/** Calls one method with other classes for some seconds, then with others again, or another one. */
public final class Phases {
  private static final int[] NUMBERS = {1, 2, 3, 4, 5};

  private Phases() {}

  /**
   * First argument: the target of the second phase, {@code same} or {@code other}; second: how long
   * the second phase takes, in milliseconds.
   */
  public static void main(String[] args) throws InterruptedException {
    IntBinaryOperator[] early = {new Plus(), new Max()};
    IntBinaryOperator[] late = {new Times(), new Minus()};
    long sum = 0;
    for (int i = 0; i < 1_000; i++) {
      sum += fold(NUMBERS, early[i % 2]);
    }
    System.out.println(sum);
    long end = System.nanoTime() + Long.parseLong(args[1]) * 1_000_000;
    int calls = 0;
    sum = 0;
    while (System.nanoTime() < end || calls % 2 != 0) {
      IntBinaryOperator operator = late[calls++ % 2];
      sum += args[0].equals("same") ? fold(NUMBERS, operator) : other(NUMBERS, operator);
      if (calls % 100 == 0) {
        Thread.sleep(1);
      }
    }
    System.out.println(2 * sum / calls);
  }

  @Specialize
  static int fold(int[] numbers, IntBinaryOperator operator) {
    int result = numbers[0];
    for (int i = 1; i < numbers.length; i++) {
      result = operator.applyAsInt(result, numbers[i]);
    }
    return result;
  }

  @Specialize
  static int other(int[] numbers, IntBinaryOperator operator) {
    int result = numbers[0];
    for (int i = 1; i < numbers.length; i++) {
      result = operator.applyAsInt(result, numbers[i]);
    }
    return result;
  }

  // Classes of their own and not lambdas, which would be taken for constants and reviewed as such.
  static final class Plus implements IntBinaryOperator {
    @Override
    public int applyAsInt(int a, int b) {
      return a + b;
    }
  }

  static final class Max implements IntBinaryOperator {
    @Override
    public int applyAsInt(int a, int b) {
      return Math.max(a, b);
    }
  }

  static final class Times implements IntBinaryOperator {
    @Override
    public int applyAsInt(int a, int b) {
      return a * b;
    }
  }

  static final class Minus implements IntBinaryOperator {
    @Override
    public int applyAsInt(int a, int b) {
      return a - b;
    }
  }
}
