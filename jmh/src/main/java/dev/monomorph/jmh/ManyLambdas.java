package dev.monomorph.jmh;

import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One fold, called with many lambdas, each at a call site of its own.
 *
 * <pre>{@code
 * java -jar jmh/target/benchmarks.jar \
 *     --agent agent/target/monomorph-agent.jar=max-specializations=20000,max-code=256m -- ManyLambdas
 * }</pre>
 *
 * <p>Times are for one of the {@value #SIZE} elements of one call. The lambdas pollute each other,
 * so {@code clean} is as slow as {@code polluted}. Expect {@code specialized} to be at 0.9 of
 * {@code handwritten} or better, whatever the number of lambdas: the calls become call sites of
 * their own, each with one specialization. A hundred are warm after the usual time; a thousand are
 * with {@code --jmh -wi 50}.
 */
public final class ManyLambdas {
  private static final int SIZE = 1_000;
  private static final int USES = 50;

  private ManyLambdas() {}

  /** Ten: nearly as few as one site keeps apart. */
  @OperationsPerInvocation(10 * SIZE)
  public static class Callers10 extends Calls {
    /** For JMH. */
    public Callers10() {
      super(10);
    }
  }

  /** A hundred. */
  @OperationsPerInvocation(100 * SIZE)
  public static class Callers100 extends Calls {
    /** For JMH. */
    public Callers100() {
      super(100);
    }
  }

  /** A thousand: a large program. */
  @OperationsPerInvocation(1_000 * SIZE)
  public static class Callers1000 extends Calls {
    /** For JMH. */
    public Callers1000() {
      super(1_000);
    }
  }

  /** Ten thousand: more than any program has, to see what it costs. */
  @OperationsPerInvocation(10_000 * SIZE)
  public static class Callers10000 extends Calls {
    /** For JMH. */
    public Callers10000() {
      super(10_000);
    }
  }

  /** All calls, one after the other. */
  @Warmup(iterations = 10, time = 2)
  public abstract static class Calls extends KernelBenchmark {
    private final int count;
    private int[] values = Inputs.ints(SIZE);

    Calls(int count) {
      this.count = count;
    }

    @Override
    protected long kernel() {
      long sum = 0;
      for (LambdaCallers.Callers callers : LambdaCallers.of(count)) {
        sum += callers.calls(values);
      }
      return sum;
    }

    @Override
    protected void pollute() {
      long sum = 0;
      for (int i = 0; i < USES; i++) {
        sum += kernel();
      }
      Sink.accept(sum);
    }

    @Override
    protected long byHand() {
      long sum = 0;
      for (LambdaCallers.Callers callers : LambdaCallers.of(count)) {
        sum += callers.loops(values);
      }
      return sum;
    }
  }
}
