package dev.monomorph.it.app;

import dev.monomorph.Specialize;
import java.util.function.Supplier;

/** A class without targets, whose nested class has one that uses private members of the nest. */
public final class Nested {
  private static int calls;

  private Nested() {}

  /** Calls the target. */
  public static void main(String[] args) {
    for (int i = 0; i < 3; i++) {
      System.out.println(Inner.call(() -> "called"));
    }
  }

  static final class Inner {
    private Inner() {}

    @Specialize
    static String call(Supplier<String> supplier) {
      return supplier.get() + " " + ++calls;
    }
  }
}
