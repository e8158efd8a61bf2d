package dev.monomorph.jmh.kernel;

import dev.monomorph.Specialize;

/** Methods that are called with objects of very many classes. */
public final class CellKernels {
  private CellKernels() {}

  /** What a cell counts for, where every call brings another class. */
  @Specialize
  public static long churned(Cell cell, long weight) {
    return cell.value() * weight;
  }

  /** What a cell counts for, where the same classes come again and again. */
  @Specialize
  public static long weighed(Cell cell, long weight) {
    return cell.value() * weight;
  }
}
