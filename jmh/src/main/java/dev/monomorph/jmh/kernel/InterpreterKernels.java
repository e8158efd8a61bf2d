package dev.monomorph.jmh.kernel;

import dev.monomorph.Constant;
import dev.monomorph.Specialize;
import org.openjdk.jmh.annotations.CompilerControl;

/** An interpreter of expressions. */
public final class InterpreterKernels {
  private InterpreterKernels() {}

  /** The sum of the expression's values over all rows. */
  @Specialize
  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  public static long sum(@Constant Expr expression, long[][] rows) {
    long sum = 0;
    for (long[] row : rows) {
      sum += expression.eval(row);
    }
    return sum;
  }
}
