package dev.monomorph.it.app;

import dev.monomorph.Specialize;
import java.lang.invoke.MethodHandles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.IntBinaryOperator;

/** A program that is looked at from outside, and checks all the while that it computes right. */
public final class Observed {
  private static final int[] NUMBERS = {1, 2, 3, 4, 5};

  private Observed() {}

  /**
   * Runs until a file {@code stop} appears.
   *
   * @param args the directory of that file, into which the process's number is written
   */
  public static void main(String[] args) throws Exception {
    Path directory = Path.of(args[0]);
    Path written = directory.resolve("pid.part");
    Files.writeString(written, Long.toString(ProcessHandle.current().pid()));
    Files.move(written, directory.resolve("pid"), StandardCopyOption.ATOMIC_MOVE);
    Thread second = new Thread(() -> work(directory));
    second.start();
    work(directory);
    second.join();
    System.out.println("right");
  }

  /**
   * Not as fast as it could: a site that sees nothing new for many calls, while a copy is being
   * made on a busy machine, looks no longer.
   */
  private static void work(Path directory) {
    try {
      while (!Files.exists(directory.resolve("stop"))) {
        round();
        Thread.sleep(1);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Calls all targets with all kinds of arguments. */
  static void round() {
    check(15, fold(NUMBERS, (a, b) -> a + b));
    check(120, fold(NUMBERS, (a, b) -> a * b));
    check(5, fold(NUMBERS, Math::max));
    check(-13, other(NUMBERS, (a, b) -> a - b));
    check(1, other(NUMBERS, Math::min));
  }

  private static void check(int expected, int result) {
    if (result != expected) {
      System.out.println("wrong: " + result + " for " + expected);
      System.exit(1);
    }
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

  /** Cannot be specialized: it looks at its caller's class. */
  @Specialize
  static Class<?> sensitive(Object any) {
    return any == null ? null : MethodHandles.lookup().lookupClass();
  }
}
