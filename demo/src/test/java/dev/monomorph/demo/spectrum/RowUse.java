package dev.monomorph.demo.spectrum;

import org.openjdk.jmh.annotations.Param;

/** Generated rows, and the record in their place. */
public class RowUse extends UseBenchmark {
  /** The generator, or the record. */
  @Param({Costs.HANDWRITTEN, "closures", "source", "structured", "bytecode"})
  public String way;

  @Override
  String way() {
    return way;
  }
}
