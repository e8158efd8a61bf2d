package dev.monomorph.it.app;

import dev.monomorph.Specialize;
import java.util.function.IntBinaryOperator;

/** Folds with the lambdas that the arguments name, in their order. */
public final class Lambdas {
  private Lambdas() {}

  /** Folds and prints. */
  public static void main(String[] names) {
    int[] numbers = {1, 2, 3, 4, 5};
    for (String name : names) {
      System.out.println(name + " " + fold(numbers, operator(name)));
    }
  }

  private static IntBinaryOperator operator(String name) {
    return switch (name) {
      case "sum" -> (a, b) -> a + b;
      case "product" -> (a, b) -> a * b;
      case "last" -> (a, b) -> b;
      case "max" -> Math::max;
      case "min" -> Math::min;
      default -> throw new IllegalArgumentException(name);
    };
  }

  @Specialize
  static int fold(int[] numbers, IntBinaryOperator operator) {
    int result = numbers[0];
    for (int i = 1; i < numbers.length; i++) {
      result = operator.applyAsInt(result, numbers[i]);
    }
    return result;
  }
}
