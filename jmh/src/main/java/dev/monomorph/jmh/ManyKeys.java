package dev.monomorph.jmh;

import dev.monomorph.jmh.kernel.Cell;
import dev.monomorph.jmh.kernel.CellKernels;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * One call site, and 8 to 64 classes that come again and again in no order: how a site finds the
 * copy for one of many keys.
 *
 * <p>All of them have copies only under {@code max-keys=64}; with the default, all beyond eight run
 * the generic copy. Expect {@code specialized} to take about the same time for any number of
 * classes, and no more than {@code polluted}.
 *
 * <pre>{@code java -jar jmh/target/benchmarks.jar
 *     --agent agent/target/monomorph-agent.jar=max-keys=64 -- ManyKeys}</pre>
 */
public final class ManyKeys {
  private static final int SIZE = 2_000;

  /** A power of two. */
  private static final int ORDERS = 32;

  private static final int USES = 100_000;

  private ManyKeys() {}

  /** As many as a site has copies for by default. */
  @OperationsPerInvocation(SIZE)
  public static class Keys8 extends Keys {
    /** For JMH. */
    public Keys8() {
      super(8);
    }
  }

  /** Twice as many. */
  @OperationsPerInvocation(SIZE)
  public static class Keys16 extends Keys {
    /** For JMH. */
    public Keys16() {
      super(16);
    }
  }

  /** Four times as many. */
  @OperationsPerInvocation(SIZE)
  public static class Keys32 extends Keys {
    /** For JMH. */
    public Keys32() {
      super(32);
    }
  }

  /** As many as a site can have copies for. */
  @OperationsPerInvocation(SIZE)
  public static class Keys64 extends Keys {
    /** For JMH. */
    public Keys64() {
      super(64);
    }
  }

  /** Cells of a number of classes, and the same loop written in place. */
  public abstract static class Keys extends KernelBenchmark {
    /** The same cells in many orders: one order alone would be learnt by the branch predictor. */
    private Cell[][] orders = new Cell[ORDERS][];

    private int calls;

    /** What each cell counts for. */
    protected long weight = 3;

    Keys(int number) {
      Cell.Kind[] kinds = Inputs.fill(number, Cell.Kind[]::new, random -> Cell.newKind());
      List<Cell> cells =
          Arrays.asList(
              Inputs.fill(
                  SIZE,
                  Cell[]::new,
                  random -> kinds[random.nextInt(number)].of(random.nextInt(1_000))));
      Random random = Inputs.random();
      for (int i = 0; i < ORDERS; i++) {
        Collections.shuffle(cells, random);
        orders[i] = cells.toArray(new Cell[0]);
      }
    }

    private Cell[] shuffled() {
      return orders[calls++ & (ORDERS - 1)];
    }

    @Override
    protected final long kernel() {
      long total = 0;
      for (Cell cell : shuffled()) {
        total += CellKernels.weighed(cell, weight);
      }
      return total;
    }

    /** With the same cells: a site that has its copies for other classes is {@link Churn}. */
    @Override
    protected final void pollute() {
      Cell[] cells = shuffled();
      long sum = 0;
      for (int i = 0; i < USES; i++) {
        sum += CellKernels.weighed(cells[i % SIZE], i);
      }
      Sink.accept(sum);
    }

    @Override
    protected final long byHand() {
      long total = 0;
      for (Cell cell : shuffled()) {
        total += cell.value() * weight;
      }
      return total;
    }
  }
}
