package dev.monomorph.demo.spectrum;

import java.lang.reflect.Array;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** What rows cost in use, nanoseconds a row: the {@link RowKernels}. */
public abstract class UseBenchmark extends RowBenchmark {
  private RowWay rows;
  private Object[][] values;
  private Object[] all;
  private Object[] copies;

  abstract String way();

  /** Makes the class and rows of it, twice. */
  @Setup
  public void make() {
    rows = RowWay.of(way());
    values = People.values();
    all = typed(construct());
    values = People.values();
    copies = typed(construct());
  }

  /** An array of the class that they are of. */
  private Object[] typed(Object[] made) {
    Object[] typed = (Object[]) Array.newInstance(rows.type(), made.length);
    System.arraycopy(made, 0, typed, 0, made.length);
    return typed;
  }

  /** Makes rows of boxed values. */
  @Benchmark
  public Object[] construct() {
    return RowKernels.construct(values, rows.make());
  }

  /** Makes rows that are looked at. */
  @Benchmark
  public Object[] validate() {
    return RowKernels.construct(values, rows.checked());
  }

  /** Compares each row with one of the same values, in texts of its own. */
  @Benchmark
  public int equal() {
    return RowKernels.equal(all, copies);
  }

  /** Hashes each row. */
  @Benchmark
  public int hash() {
    return RowKernels.hash(all);
  }

  /** Reads four fields of each row. */
  @Benchmark
  public double read() {
    return RowKernels.read(all, rows.age(), rows.salary(), rows.height(), rows.city());
  }

  /** Orders each row and the next. */
  @Benchmark
  public int compare() {
    return RowKernels.compare(all, rows.order());
  }
}
