package dev.monomorph.jmh.kernel;

import dev.monomorph.Specialize;
import java.util.function.BinaryOperator;
import java.util.function.IntBinaryOperator;
import org.openjdk.jmh.annotations.CompilerControl;

/** Left folds, over primitives and over objects. */
public final class FoldKernels {
  private FoldKernels() {}

  /** Combines {@code start} with every value, from left to right. */
  @Specialize
  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  public static int fold(int[] values, int start, IntBinaryOperator operator) {
    int result = start;
    for (int value : values) {
      result = operator.applyAsInt(result, value);
    }
    return result;
  }

  /** Combines {@code start} with every value, from left to right. */
  @Specialize
  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  public static <T> T fold(T[] values, T start, BinaryOperator<T> operator) {
    T result = start;
    for (T value : values) {
      result = operator.apply(result, value);
    }
    return result;
  }
}
