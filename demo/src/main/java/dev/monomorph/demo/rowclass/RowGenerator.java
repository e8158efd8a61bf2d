package dev.monomorph.demo.rowclass;

import java.util.List;

/** A way to make a row class. Every call makes a class of its own. */
public interface RowGenerator {
  /** All generators, in the order from least to most that is written by hand. */
  static List<RowGenerator> all() {
    return List.of(new ClosureRows(), new SourceRows(), new StructuredRows(), new BytecodeRows());
  }

  /** How the user calls it: one lower-case word. */
  String name();

  /**
   * Makes the class.
   *
   * @throws IllegalStateException if this Java runtime lacks what the generator needs; the message
   *     says what
   */
  RowClass generate(RowType type);
}
