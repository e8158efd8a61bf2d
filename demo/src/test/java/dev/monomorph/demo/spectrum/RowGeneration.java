package dev.monomorph.demo.spectrum;

import dev.monomorph.demo.rowclass.RowClass;
import dev.monomorph.demo.rowclass.RowGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to make a class and the first row of it, and what a class takes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RowGeneration {
  /** The generator. */
  @Param({"closures", "source", "structured", "bytecode"})
  public String way;

  private final List<Object> kept = new ArrayList<>();
  private RowGenerator generator;
  private Object[] values;

  /** Makes nothing yet. */
  @Setup
  public void prepare() {
    generator = People.generator(way);
    values = People.values()[0];
  }

  private Object make() {
    RowClass rowClass = generator.generate(People.type());
    Object row = rowClass.make(values);
    kept.add(rowClass);
    kept.add(row);
    return row;
  }

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
    return kept;
  }
}
