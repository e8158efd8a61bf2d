package dev.monomorph.jmh;

import dev.monomorph.jmh.kernel.Expr;
import dev.monomorph.jmh.kernel.Expr.Column;
import dev.monomorph.jmh.kernel.Expr.Literal;
import dev.monomorph.jmh.kernel.Expr.Max;
import dev.monomorph.jmh.kernel.Expr.Minus;
import dev.monomorph.jmh.kernel.Expr.Plus;
import dev.monomorph.jmh.kernel.Expr.Times;
import dev.monomorph.jmh.kernel.InterpreterKernels;
import java.util.Random;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * Evaluates an expression, a tree of records, for each of many rows.
 *
 * <pre>{@code java -jar jmh/target/benchmarks.jar -- Interpreter}</pre>
 */
public final class Interpreter {
  private static final int SIZE = 1_000;
  private static final int COLUMNS = 4;
  private static final int USES = 500;

  private Interpreter() {}

  /**
   * A full tree of three levels.
   *
   * <p>Expect {@code handwritten} to be six or seven times faster than {@code polluted}. Knowing
   * the class of the root gives little; it takes the tree as a constant to get there.
   */
  @OperationsPerInvocation(SIZE)
  public static class Depth3 extends Rows {
    private Expr expression =
        new Times(new Plus(new Column(0), new Literal(3)), new Minus(new Column(1), new Column(2)));

    @Override
    protected long kernel() {
      return InterpreterKernels.sum(expression, rows);
    }

    @Override
    protected long byHand() {
      long sum = 0;
      for (long[] row : rows) {
        sum += (row[0] + 3) * (row[1] - row[2]);
      }
      return sum;
    }
  }

  /**
   * A chain of ten operations, one in the other.
   *
   * <p>Expect the same as for three levels, but fifteen times and more: HotSpot stops inlining a
   * method into itself after one level, whatever it knows, so even a constant tree must be unfolded
   * for it.
   */
  @OperationsPerInvocation(SIZE)
  public static class Depth10 extends Rows {
    private Expr expression = chain();

    private static Expr chain() {
      Expr e = new Plus(new Column(0), new Column(1));
      e = new Times(e, new Literal(7));
      e = new Minus(e, new Column(2));
      e = new Max(e, new Column(3));
      e = new Plus(e, new Literal(5));
      e = new Times(e, new Column(1));
      e = new Minus(e, new Literal(11));
      e = new Plus(e, new Column(2));
      e = new Max(e, new Literal(13));
      return new Times(e, new Column(0));
    }

    @Override
    protected long kernel() {
      return InterpreterKernels.sum(expression, rows);
    }

    @Override
    protected long byHand() {
      long sum = 0;
      for (long[] row : rows) {
        long value = Math.max((row[0] + row[1]) * 7 - row[2], row[3]);
        sum += Math.max((value + 5) * row[1] - 11 + row[2], 13) * row[0];
      }
      return sum;
    }
  }

  /**
   * A hundred trees of three levels, each over all rows, all through one call: none of them is
   * constant there.
   *
   * <p>Expect the time of one evaluation to be that of {@link Depth3}, in every column.
   */
  @OperationsPerInvocation(SIZE * Hundred.TREES)
  public static class Hundred extends Rows {
    static final int TREES = 100;

    private int[] literals = Inputs.ints(TREES);
    private Expr[] expressions = new Expr[TREES];

    /** The trees differ in a number only, which is enough for each to be compiled by itself. */
    public Hundred() {
      for (int i = 0; i < TREES; i++) {
        expressions[i] =
            new Times(
                new Plus(new Column(0), new Literal(literals[i])),
                new Minus(new Column(1), new Column(2)));
      }
    }

    @Override
    protected long kernel() {
      long sum = 0;
      for (Expr expression : expressions) {
        sum += InterpreterKernels.sum(expression, rows);
      }
      return sum;
    }

    @Override
    protected long byHand() {
      long sum = 0;
      for (int literal : literals) {
        for (long[] row : rows) {
          sum += (row[0] + literal) * (row[1] - row[2]);
        }
      }
      return sum;
    }
  }

  /** The rows, and what else is computed over them. */
  public abstract static class Rows extends KernelBenchmark {
    /** The input. */
    protected long[][] rows = Inputs.fill(SIZE, long[][]::new, Rows::row);

    private static long[] row(Random random) {
      return random.longs(COLUMNS, 0, 1_000).toArray();
    }

    @Override
    protected final void pollute() {
      Expr cell = new Column(0);
      Expr sum = new Plus(new Plus(new Column(0), new Column(1)), new Literal(2));
      Expr product = new Times(new Minus(new Literal(1), new Column(2)), sum);
      Expr largest = new Max(new Max(sum, product), new Times(new Column(3), new Column(3)));
      Expr distance = new Minus(new Max(new Literal(0), new Column(1)), new Times(largest, cell));
      long total = 0;
      for (int i = 0; i < USES; i++) {
        total += InterpreterKernels.sum(cell, rows);
        total += InterpreterKernels.sum(sum, rows);
        total += InterpreterKernels.sum(product, rows);
        total += InterpreterKernels.sum(largest, rows);
        total += InterpreterKernels.sum(distance, rows);
      }
      Sink.accept(total);
    }
  }
}
