package dev.monomorph.it.app;

import dev.monomorph.Specialize;
import java.util.function.IntBinaryOperator;

/** Calls a target with three operators for some seconds. */
public final class Hot {
  private static final long NANOSECONDS_PER_SECOND = 1_000_000_000;

  private static final int[] NUMBERS = new int[200];

  private Hot() {}

  /**
   * Says how many times the result was wrong.
   *
   * @param args how many seconds
   */
  public static void main(String[] args) {
    for (int i = 0; i < NUMBERS.length; i++) {
      NUMBERS[i] = i;
    }
    long end = System.nanoTime() + Integer.parseInt(args[0]) * NANOSECONDS_PER_SECOND;
    int wrong = 0;
    while (System.nanoTime() < end) {
      for (int i = 0; i < 1_000; i++) {
        wrong += fold(NUMBERS, (a, b) -> a + b) == 19_900 ? 0 : 1;
        wrong += fold(NUMBERS, (a, b) -> a ^ b) == 0 ? 0 : 1;
        wrong += fold(NUMBERS, Math::max) == 199 ? 0 : 1;
      }
    }
    System.out.println("wrong: " + wrong);
  }

  @Specialize
  static int fold(int[] numbers, IntBinaryOperator operator) {
    int result = 0;
    for (int number : numbers) {
      result = operator.applyAsInt(result, number);
    }
    return result;
  }
}
