package dev.monomorph.it.app;

import dev.monomorph.Specialize;

/** Calls a method that another agent changes: when its class is loaded, and again later. */
public final class Patched {
  private static final int CALLS = 5;

  private Patched() {}

  /** What a copied callee belongs to. */
  interface Step {
    /** The next number. */
    int next(int value);
  }

  /** {@link Patch} finds the 60 in its class file. */
  static final class Sixty implements Step {
    @Override
    public int next(int value) {
      return value + 60;
    }
  }

  @Specialize
  static int run(Step step) {
    return step.next(0);
  }

  /** Prints what is computed under each version of the code. */
  public static void main(String[] args) throws Exception {
    Step step = new Sixty();
    print(step);
    for (String value : args) {
      Patch.apply(Sixty.class, Byte.parseByte(value));
      print(step);
    }
  }

  private static void print(Step step) {
    for (int i = 0; i < CALLS; i++) {
      System.out.print(run(step) + " ");
    }
    System.out.println();
  }
}
