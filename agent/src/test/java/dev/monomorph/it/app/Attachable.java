package dev.monomorph.it.app;

import dev.monomorph.Specialize;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/** Targets of a program that runs before the agent comes. */
public final class Attachable {
  private static final int CALLS = 50;

  private final int start;

  private Attachable(int start) {
    this.start = start;
  }

  /** Calls all of them often, and prints what they give. */
  static void run() {
    int[] numbers = {1, 2, 3, 4, 5};
    IntBinaryOperator[] operators = {(a, b) -> a + b, (a, b) -> a * b, Math::max};
    StringBuilder text = new StringBuilder();
    for (IntBinaryOperator operator : operators) {
      int result = 0;
      for (int i = 0; i < CALLS; i++) {
        result = fold(numbers, operator) + 100 * named(numbers, operator);
        result += 10_000 * new Attachable(2).hidden(numbers, operator);
        result += total(new ArrayList<>(List.of(1, 2))) - total(new ArrayList<>(List.of(3, "a")));
      }
      text.append(result).append(' ');
    }
    System.out.println(text);
  }

  @Specialize
  static int fold(int[] numbers, IntBinaryOperator operator) {
    int result = numbers[0];
    for (int i = 1; i < numbers.length; i++) {
      result = operator.applyAsInt(result, numbers[i]);
    }
    return result;
  }

  /** Guesses what the list holds. */
  @Specialize
  static int total(List<Object> values) {
    int total = 0;
    for (Object value : values) {
      total += value instanceof Integer number ? number : 0;
    }
    return total;
  }

  /** A pattern names it. */
  static int named(int[] numbers, IntBinaryOperator operator) {
    return operator.applyAsInt(numbers[0], numbers[1]);
  }

  /** Its copies use private members. */
  @Specialize
  int hidden(int[] numbers, IntBinaryOperator operator) {
    return operator.applyAsInt(start, secret(numbers));
  }

  private static int secret(int[] numbers) {
    return numbers.length;
  }

  /** Has too many callers for its keys. */
  @Specialize
  static String asked(Supplier<String> supplier) {
    return supplier.get();
  }

  /** Calls a method of another nest, whose copy it has no name for, after the gate has opened. */
  @Specialize
  static int waiting(IntUnaryOperator operator, CountDownLatch entered, CountDownLatch gate)
      throws InterruptedException {
    int before = operator.applyAsInt(1);
    entered.countDown();
    gate.await();
    return before + Neighbour.twice(operator);
  }
}

/** Another class. */
final class Neighbour {
  private static int calls;

  private Neighbour() {}

  static int twice(IntUnaryOperator operator) {
    return operator.applyAsInt(operator.applyAsInt(2)) + bump();
  }

  private static int bump() {
    calls += 1;
    return calls;
  }
}
