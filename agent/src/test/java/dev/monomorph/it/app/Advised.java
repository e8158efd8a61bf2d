package dev.monomorph.it.app;

import dev.monomorph.Specialize;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Calls a target and a callee that {@link AdviceAgent} rewrites; counts how often they run. */
public final class Advised {
  private static final int CALLS = 20;

  /** Counted by the advice. */
  public static final AtomicInteger ENTERED = new AtomicInteger();

  private Advised() {}

  /** What a copied callee belongs to. */
  interface Part {
    /** Its size. */
    int size(int scale);
  }

  record Box(int width) implements Part {
    @Override
    public int size(int scale) {
      return width * scale;
    }
  }

  record Crate(List<Part> parts) implements Part {
    @Override
    public int size(int scale) {
      int sum = 0;
      for (Part part : parts) {
        sum += part.size(scale);
      }
      if (sum < 0) {
        throw new IllegalStateException("negative: " + sum);
      }
      return sum;
    }
  }

  @Specialize
  static int total(Part part, int scale) {
    return part == null ? -1 : part.size(scale);
  }

  /** Prints results and how many calls the advice has seen. */
  public static void main(String[] args) {
    Part box = new Box(3);
    Part crate = new Crate(List.of(box, new Box(4)));
    int sum = 0;
    for (int i = 0; i < CALLS; i++) {
      sum += total(box, i) + total(crate, i) + total(null, i);
    }
    try {
      sum += total(crate, -1);
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
    System.out.println(sum + ", " + ENTERED + " calls");
  }
}
