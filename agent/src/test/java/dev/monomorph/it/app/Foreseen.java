package dev.monomorph.it.app;

import dev.monomorph.Specialize;
import java.lang.management.ManagementFactory;
import java.util.function.IntBinaryOperator;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;

/**
 * Calls three targets one after the other, each in a class of its own; between the first and the
 * second waits until as many specializations are in place as the argument says.
 */
public final class Foreseen {
  private static final int[] NUMBERS = {1, 2, 3, 4, 5};
  private static final int CALLS = 3;

  private Foreseen() {}

  /** Calls and prints. */
  public static void main(String[] arguments) throws Exception {
    IntBinaryOperator sum = (a, b) -> a + b;
    int result = 0;
    for (int i = 0; i < CALLS; i++) {
      result = First.first(NUMBERS, sum);
    }
    System.out.println("first " + result);
    await(Integer.parseInt(arguments[0]));
    for (int i = 0; i < CALLS; i++) {
      result = Second.second(NUMBERS, sum);
    }
    System.out.println("second " + result);
    for (int i = 0; i < CALLS; i++) {
      result = Third.third(NUMBERS, sum);
    }
    System.out.println("third " + result);
  }

  private static void await(int specializations) throws JMException, InterruptedException {
    while (specializations > 0 && made() < specializations) {
      Thread.sleep(10);
    }
  }

  private static int made() throws JMException {
    ObjectName name = new ObjectName("dev.monomorph:type=Monomorph");
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    return server.isRegistered(name)
        ? (Integer) ((CompositeData) server.getAttribute(name, "Totals")).get("specializations")
        : 0;
  }

  /** Is called at once. */
  static final class First {
    private First() {}

    @Specialize
    static int first(int[] numbers, IntBinaryOperator operator) {
      int result = 0;
      for (int number : numbers) {
        result = operator.applyAsInt(result, number);
      }
      return result;
    }
  }

  /** Is called later. */
  static final class Second {
    private Second() {}

    @Specialize
    static int second(int[] numbers, IntBinaryOperator operator) {
      int result = 0;
      for (int number : numbers) {
        result = operator.applyAsInt(result, number);
      }
      return result;
    }
  }

  /** Has an initializer, which nobody but the program may run. */
  static final class Third {
    private static final int START = start();

    private Third() {}

    private static int start() {
      System.out.println("initialized");
      return 0;
    }

    @Specialize
    static int third(int[] numbers, IntBinaryOperator operator) {
      int result = START;
      for (int number : numbers) {
        result = operator.applyAsInt(result, number);
      }
      return result;
    }
  }
}
