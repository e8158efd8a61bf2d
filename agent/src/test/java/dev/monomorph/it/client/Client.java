package dev.monomorph.it.client;

import dev.monomorph.Specialize;
import dev.monomorph.it.kernel.Kernel;
import dev.monomorph.it.kernel.Step;

/**
 * An application that uses the library of package {@code kernel}: the two are put into modules, web
 * applications, nested jars and bundles.
 */
public final class Client {
  private static final int CALLS = 30;

  private Client() {}

  /** Prints what it has computed. */
  public static void main(String[] args) {
    System.out.println(text());
  }

  /** Calls targets of the library and of its own, each with several types. */
  public static String text() {
    int sum = 0;
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < CALLS; i++) {
      int number = i;
      sum += Kernel.apply(value -> value + 1, number) + Kernel.apply(new Square(), number % 3);
      for (Step step : Kernel.steps()) {
        sum += Kernel.apply(step, number);
      }
      text.setLength(0);
      text.append(describe(number)).append(describe("text")).append(describe(new Square()));
    }
    return text + " " + sum;
  }

  @Specialize
  private static String describe(Object object) {
    if (object instanceof Step step) {
      return "step " + step.next(4);
    }
    return object instanceof Integer number ? "number " + number + ", " : object + ", ";
  }

  private static final class Square implements Step {
    @Override
    public int next(int value) {
      return value * value % 1000;
    }
  }
}
