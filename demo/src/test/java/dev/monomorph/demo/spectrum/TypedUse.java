package dev.monomorph.demo.spectrum;

import dev.monomorph.demo.spectrum.People.Person;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The benchmarks of {@link UseBenchmark} in loops that are written for the record. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(People.ROWS)
@Warmup(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
public class TypedUse {
  private Object[][] values;
  private Person[] rows;
  private Person[] copies;

  /** Makes rows, twice. */
  @Setup
  public void make() {
    values = People.values();
    rows = construct();
    values = People.values();
    copies = construct();
  }

  /** As {@link UseBenchmark#construct}. */
  @Benchmark
  public Person[] construct() {
    Person[] made = new Person[values.length];
    for (int i = 0; i < made.length; i++) {
      made[i] = Person.of(values[i]);
    }
    return made;
  }

  /** As {@link UseBenchmark#validate}. */
  @Benchmark
  public Person[] validate() {
    Person[] made = new Person[values.length];
    for (int i = 0; i < made.length; i++) {
      made[i] = Person.checked(values[i]);
    }
    return made;
  }

  /** As {@link UseBenchmark#equal}. */
  @Benchmark
  public int equal() {
    int equal = 0;
    for (int i = 0; i < rows.length; i++) {
      equal += rows[i].equals(copies[i]) ? 1 : 0;
    }
    return equal;
  }

  /** As {@link UseBenchmark#hash}. */
  @Benchmark
  public int hash() {
    int sum = 0;
    for (Person row : rows) {
      sum += row.hashCode();
    }
    return sum;
  }

  /** As {@link UseBenchmark#read}. */
  @Benchmark
  public double read() {
    double sum = 0;
    for (Person row : rows) {
      sum += row.age() + row.salary() + row.height() + row.city().length();
    }
    return sum;
  }

  /** As {@link UseBenchmark#compare}. */
  @Benchmark
  public int compare() {
    int less = 0;
    for (int i = 1; i < rows.length; i++) {
      less += rows[i - 1].compareTo(rows[i]) < 0 ? 1 : 0;
    }
    return less;
  }
}
