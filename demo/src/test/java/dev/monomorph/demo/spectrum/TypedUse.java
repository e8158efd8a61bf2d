package dev.monomorph.demo.spectrum;

import dev.monomorph.demo.spectrum.People.Person;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** The benchmarks of {@link UseBenchmark} in loops that are written for the record. */
public class TypedUse extends RowBenchmark {
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
