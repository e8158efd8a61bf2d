package dev.monomorph.jmh;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * One kernel, measured in every {@link Variant}.
 *
 * <p>A subclass says what the kernel is, who pollutes it and what a person would write instead. The
 * methods here are the benchmarks; each runs in forks of its own, so the one that a fork was
 * started for decides what happens before measuring. Every fork compares the kernel's result with
 * that of the handwritten code, before the first measurement and after the last: a specialization
 * that computes something else is an error and not a good figure.
 *
 * <p>Inputs are instance fields that are not final, so that HotSpot cannot take them as constants
 * without the agent's doing.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
public abstract class KernelBenchmark {
  /** Runs the kernel over the whole input, and returns a checksum of what it did. */
  protected abstract long kernel();

  /** Uses the same methods as {@link #kernel}, some thousand times, with other classes. */
  protected abstract void pollute();

  /**
   * Computes what {@link #kernel} computes, without it, from the same data: the code that a person
   * would write who knows all classes.
   */
  protected abstract long byHand();

  /** Brings the fork into the state that its variant asks for, or fails. */
  @Setup(Level.Trial)
  public void prepare(BenchmarkParams params) {
    // The data become old and stay where they are: what pollutes makes garbage, and the collections
    // that it causes would leave them in another order than the handwritten code finds them in.
    System.gc();
    Variant variant = Variant.of(params.getBenchmark());
    if (variant.polluted) {
      pollute();
    }
    verify();
    AgentPresence.check(variant);
    GraalCompiler.check(variant);
  }

  /** Fails if the kernel, whatever became of it, computes anything but the right result. */
  @TearDown(Level.Trial)
  public void verify() {
    long expected = byHand();
    long actual = kernel();
    if (actual != expected) {
      throw new IllegalStateException(
          getClass().getName() + " computed " + actual + " instead of " + expected);
    }
  }

  /** Measures {@link Variant#CLEAN}. */
  @Benchmark
  public long clean() {
    return kernel();
  }

  /** Measures {@link Variant#CLEAN_UNDER_AGENT}. */
  @Benchmark
  public long cleanUnderAgent() {
    return kernel();
  }

  /** Measures {@link Variant#POLLUTED}. */
  @Benchmark
  public long polluted() {
    return kernel();
  }

  /** Measures {@link Variant#POLLUTED_UNDER_GRAAL}. */
  @Benchmark
  public long pollutedUnderGraal() {
    return kernel();
  }

  /** Measures {@link Variant#SPECIALIZED}. */
  @Benchmark
  public long specialized() {
    return kernel();
  }

  /** Measures {@link Variant#HANDWRITTEN}. */
  @Benchmark
  public long handwritten() {
    return byHand();
  }
}
