package dev.monomorph.demo.spectrum;

import dev.monomorph.demo.rowclass.RowClass;
import dev.monomorph.demo.rowclass.RowGenerator;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** What it costs to make a class and the first row of it, and what a class takes. */
public class RowGeneration extends GenerationBenchmark {
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

  @Override
  Object make() {
    RowClass rowClass = generator.generate(People.type());
    Object row = rowClass.make(values);
    kept.add(rowClass);
    kept.add(row);
    return row;
  }
}
