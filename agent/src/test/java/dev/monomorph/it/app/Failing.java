package dev.monomorph.it.app;

import dev.monomorph.Specialize;
import java.util.function.Function;

/** Throws in a target at a known line; exits with the code that it is given. */
public final class Failing {
  private Failing() {}

  /** Prints the frames of what the target throws: first for its call that makes the copy. */
  public static void main(String[] args) {
    for (int i = 0; i < 3; i++) {
      try {
        apply(value -> 1 / (value - 2), 1); // calls
      } catch (ArithmeticException e) {
        for (StackTraceElement frame : e.getStackTrace()) {
          String name = frame.getClassName() + "." + frame.getMethodName();
          System.out.println(frame.getFileName() + ":" + frame.getLineNumber() + " " + name);
        }
      }
      System.out.println("--");
    }
    if (args.length > 0) {
      System.exit(Integer.parseInt(args[0]));
    }
  }

  @Specialize
  static int apply(Function<Integer, Integer> function, int value) {
    int before = value + 1; // starts
    int after = before + 1;
    return function.apply(before) + after; // fails
  }
}
