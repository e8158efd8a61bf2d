package dev.monomorph.demo.kernels;

import dev.monomorph.Constant;
import dev.monomorph.Specialize;
import dev.monomorph.demo.expr.BooleanExpr;
import java.util.ArrayList;
import java.util.List;

/** Interprets a rule for every row. */
public final class Evaluate {
  private Evaluate() {}

  /** How many rows the rule holds for. */
  @Specialize
  public static <T> int count(T[] rows, @Constant BooleanExpr<? super T> rule) {
    int count = 0;
    for (T row : rows) {
      if (rule.test(row)) {
        count++;
      }
    }
    return count;
  }

  /** The rows the rule holds for, in order. */
  @Specialize
  public static <T> List<T> select(T[] rows, @Constant BooleanExpr<? super T> rule) {
    List<T> selected = new ArrayList<>();
    for (T row : rows) {
      if (rule.test(row)) {
        selected.add(row);
      }
    }
    return selected;
  }
}
