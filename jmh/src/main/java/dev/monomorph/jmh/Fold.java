package dev.monomorph.jmh;

import dev.monomorph.jmh.kernel.FoldKernels;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.IntBinaryOperator;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * A fold with a lambda: the smallest method that pollution ruins.
 *
 * <pre>{@code java -jar jmh/target/benchmarks.jar -- Fold}</pre>
 */
public final class Fold {
  private static final int SIZE = 2_000;
  private static final int USES = 2_000;

  private Fold() {}

  /**
   * Over {@code int[]}.
   *
   * <p>Expect {@code specialized} and {@code clean} to be as fast as {@code handwritten}, and
   * {@code polluted} to be about seven times slower: with a profile of its own the copy has the
   * lambda inlined, and the loop is one addition per element. Without, each element costs a call.
   */
  @OperationsPerInvocation(SIZE)
  public static class Ints extends KernelBenchmark {
    private int[] values = Inputs.ints(SIZE);
    private IntBinaryOperator plus = (a, b) -> a + b;

    @Override
    protected long kernel() {
      return FoldKernels.fold(values, 0, plus);
    }

    @Override
    protected void pollute() {
      long sum = 0;
      for (int i = 0; i < USES; i++) {
        sum += FoldKernels.fold(values, i, (a, b) -> a ^ b);
        sum += FoldKernels.fold(values, i, (a, b) -> a * 31 + b);
        sum += FoldKernels.fold(values, i, Math::max);
        sum += FoldKernels.fold(values, i, (a, b) -> a - b);
      }
      Sink.accept(sum);
    }

    @Override
    protected long byHand() {
      int sum = 0;
      for (int value : values) {
        sum += value;
      }
      return sum;
    }
  }

  /**
   * Over {@code Integer[]}.
   *
   * <p>Expect {@code polluted} to be more than ten times slower than {@code handwritten}, which
   * adds in an {@code int}. A profile of its own removes the calls but not the boxes, and so makes
   * it about twice faster; the rest is a matter of unboxing.
   */
  @OperationsPerInvocation(SIZE)
  public static class Boxed extends KernelBenchmark {
    private Integer[] values = Inputs.fill(SIZE, Integer[]::new, Random::nextInt);
    private BinaryOperator<Integer> plus = (a, b) -> a + b;

    @Override
    protected long kernel() {
      return FoldKernels.fold(values, 0, plus);
    }

    @Override
    protected void pollute() {
      Long[] longs = Inputs.fill(SIZE, Long[]::new, Random::nextLong);
      String[] texts = Inputs.fill(SIZE, String[]::new, random -> "" + random.nextInt(1000));
      long sum = 0;
      for (int i = 0; i < USES; i++) {
        sum += FoldKernels.<Integer>fold(values, i, (a, b) -> a ^ b);
        sum += FoldKernels.<Integer>fold(values, i, Math::max);
        sum += FoldKernels.<Long>fold(longs, 0L, (a, b) -> a * 31 + b);
        sum += FoldKernels.<String>fold(texts, "", (a, b) -> a.compareTo(b) < 0 ? b : a).length();
      }
      Sink.accept(sum);
    }

    @Override
    protected long byHand() {
      int sum = 0;
      for (Integer value : values) {
        sum += value;
      }
      return sum;
    }
  }
}
