package dev.monomorph.it.app;

import dev.monomorph.Specialize;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Calls targets with lambdas that may be constants and with some that may not. */
public final class Captured {
  private static final int CALLS = 30;

  private Captured() {}

  /** Part of a tree that may be a constant. */
  record Factor(int value) {}

  @Specialize
  static int small(IntUnaryOperator op, int x) {
    return op.applyAsInt(x);
  }

  @Specialize
  static int large(IntUnaryOperator op, int x) {
    return op.applyAsInt(x);
  }

  /** Prints sums. */
  public static void main(String[] args) {
    Factor factor = new Factor(args.length + 3);
    List<Integer> list = new ArrayList<>(List.of(1, 2, args.length));
    IntUnaryOperator foldable = x -> x * factor.value();
    IntUnaryOperator holdsAList = x -> x + list.size();
    int sum = 0;
    for (int i = 0; i < CALLS; i++) {
      sum += small(foldable, i) + large(holdsAList, i);
    }
    System.out.println(sum);
  }
}
