package dev.monomorph.demo.spectrum;

import dev.monomorph.demo.rowclass.Accessors;
import dev.monomorph.demo.rowclass.RowClass;
import dev.monomorph.demo.rowclass.RowGenerator;
import java.util.Comparator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** What generated rows cost in use, a row: as a program uses them that knows no class. */
public class RowUse extends UseBenchmark {
  /** The generator. */
  @Param({"closures", "source", "structured", "bytecode"})
  public String way;

  private RowClass rowClass;
  private RowClass validated;
  private Object[][] values;
  private Object[] rows;
  private Object[] copies;
  private ToIntFunction<Object> age;
  private ToLongFunction<Object> salary;
  private ToDoubleFunction<Object> height;
  private Function<Object, String> city;
  private Comparator<Object> order;

  /** Makes the class and rows of it, twice. */
  @Setup
  public void make() {
    RowGenerator generator = People.generator(way);
    rowClass = generator.generate(People.type());
    validated = generator.generate(People.validated());
    values = People.values();
    rows = construct();
    values = People.values();
    copies = construct();
    Accessors fields = rowClass.fields();
    age = fields.ints(1);
    salary = fields.longs(2);
    height = fields.doubles(3);
    city = fields.strings(5);
    order = rowClass.order();
  }

  /** Makes rows of boxed values. */
  @Benchmark
  public Object[] construct() {
    Object[] made = new Object[values.length];
    for (int i = 0; i < made.length; i++) {
      made[i] = rowClass.make(values[i]);
    }
    return made;
  }

  /** Makes rows that are looked at. */
  @Benchmark
  public Object[] validate() {
    Object[] made = new Object[values.length];
    for (int i = 0; i < made.length; i++) {
      made[i] = validated.make(values[i]);
    }
    return made;
  }

  /** Compares each row with one of the same values, in texts of its own. */
  @Benchmark
  public int equal() {
    int equal = 0;
    for (int i = 0; i < rows.length; i++) {
      equal += rows[i].equals(copies[i]) ? 1 : 0;
    }
    return equal;
  }

  /** Hashes each row. */
  @Benchmark
  public int hash() {
    int sum = 0;
    for (Object row : rows) {
      sum += row.hashCode();
    }
    return sum;
  }

  /** Reads four fields of each row. */
  @Benchmark
  public double read() {
    double sum = 0;
    for (Object row : rows) {
      sum +=
          age.applyAsInt(row)
              + salary.applyAsLong(row)
              + height.applyAsDouble(row)
              + city.apply(row).length();
    }
    return sum;
  }

  /** Orders each row and the next. */
  @Benchmark
  public int compare() {
    int less = 0;
    for (int i = 1; i < rows.length; i++) {
      less += order.compare(rows[i - 1], rows[i]) < 0 ? 1 : 0;
    }
    return less;
  }
}
