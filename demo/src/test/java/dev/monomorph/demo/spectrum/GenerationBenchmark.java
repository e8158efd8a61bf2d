package dev.monomorph.demo.spectrum;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How it is measured what it costs to make a class, and what a class takes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public abstract class GenerationBenchmark {
  /** Makes one and uses it once; what it returns is kept, as is the class. */
  abstract Object make();

  /** In a JVM that has made none. */
  @Benchmark
  @Warmup(iterations = 0)
  @Measurement(iterations = 1)
  @Fork(10)
  public Object first() {
    return make();
  }

  /** The 900th to the 1,100th; all of them are kept. */
  @Benchmark
  @Warmup(iterations = 899)
  @Measurement(iterations = 201)
  @Fork(3)
  public Object thousandth() {
    return make();
  }

  /** Bytes that a class takes beside the first hundred: of metaspace, and of the heap. */
  @Benchmark
  @Warmup(iterations = 0)
  @Measurement(iterations = 1)
  @Fork(3)
  public Object footprint(Footprint bytes) {
    bytes.measure(this::make);
    return this;
  }
}
