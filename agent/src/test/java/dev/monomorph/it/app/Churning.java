package dev.monomorph.it.app;

import dev.monomorph.Specialize;
import java.lang.reflect.Array;

/** Calls a method with ever other classes for some milliseconds. */
public final class Churning {
  /** Dimensions that an array can have. */
  private static final int MOST = 255;

  private Churning() {}

  /** Takes the milliseconds. */
  public static void main(String[] args) throws InterruptedException {
    long end = System.nanoTime() + Long.parseLong(args[0]) * 1_000_000;
    int different = 0;
    while (System.nanoTime() < end) {
      for (int dimensions = 1; dimensions <= MOST; dimensions++) {
        Object array = Array.newInstance(int.class, new int[dimensions]);
        different += hash(array) == array.hashCode() ? 0 : 1;
      }
      Thread.sleep(1);
    }
    System.out.println(different);
  }

  @Specialize
  static int hash(Object o) {
    return o.hashCode();
  }
}
