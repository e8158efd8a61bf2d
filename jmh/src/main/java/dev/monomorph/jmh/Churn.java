package dev.monomorph.jmh;

import dev.monomorph.jmh.kernel.Cell;
import dev.monomorph.jmh.kernel.CellKernels;
import java.util.Random;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * Every call brings a class that its call site does not know: nothing can be gained, and what the
 * agent tries must come to an end.
 *
 * <p>There are more classes than a site ever looks at before it has stopped looking, so to the site
 * a class that comes again is new. Expect {@code specialized} not to be slower than {@code
 * polluted} (0.95 of its speed, at the least), nor {@code cleanUnderAgent} than {@code clean}.
 *
 * <pre>{@code java -jar jmh/target/benchmarks.jar -- Churn}</pre>
 */
@OperationsPerInvocation(Churn.SIZE)
public class Churn extends KernelBenchmark {
  static final int SIZE = 4_000;
  private static final int OTHERS = 4;
  private static final int USES = 50_000;

  private Cell[] cells = Inputs.fill(SIZE, Cell[]::new, Churn::cell);

  /** What each cell counts for. */
  protected long weight = 3;

  private static Cell cell(Random random) {
    return Cell.newKind().of(random.nextInt(1_000));
  }

  @Override
  protected long kernel() {
    long total = 0;
    for (Cell cell : cells) {
      total += CellKernels.churned(cell, weight);
    }
    return total;
  }

  @Override
  protected void pollute() {
    Cell[] others = Inputs.fill(OTHERS, Cell[]::new, Churn::cell);
    long sum = 0;
    for (int i = 0; i < USES; i++) {
      for (Cell other : others) {
        sum += CellKernels.churned(other, i);
      }
    }
    Sink.accept(sum);
  }

  @Override
  protected long byHand() {
    long total = 0;
    for (Cell cell : cells) {
      total += cell.value() * weight;
    }
    return total;
  }
}
