package dev.monomorph.it.app;

import dev.monomorph.Specialize;
import java.util.function.IntBinaryOperator;

/** Folds an array with several lambdas, often. */
public final class Folds {
  private Folds() {}

  /** Folds and prints. */
  public static void main(String[] args) {
    int[] numbers = {1, 2, 3, 4, 5};
    int calls = args.length == 0 ? 1 : Integer.parseInt(args[0]);
    int sum = 0;
    int product = 0;
    int greatest = 0;
    for (int i = 0; i < calls; i++) {
      sum = fold(numbers, (a, b) -> a + b);
      product = fold(numbers, (a, b) -> a * b);
      greatest = fold(numbers, Math::max);
    }
    System.out.println(sum + " " + product + " " + greatest);
  }

  @Specialize
  static int fold(int[] numbers, IntBinaryOperator operator) {
    int result = numbers[0];
    for (int i = 1; i < numbers.length; i++) {
      result = operator.applyAsInt(result, numbers[i]); // breakpoint
    }
    return result;
  }
}
