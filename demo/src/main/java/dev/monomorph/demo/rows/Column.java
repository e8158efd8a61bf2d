package dev.monomorph.demo.rows;

import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * A named and typed way to read one value of a row.
 *
 * @param <R> the rows it reads
 */
public sealed interface Column<R> {
  /** The name by which rules speak of the column; unique within a schema. */
  String name();

  /** One phrase for the user: what the value means, and its unit. */
  String description();

  /** The type in the user's words: long, double, boolean or string. */
  String typeName();

  /** A column of whole numbers. */
  record Longs<R>(String name, String description, ToLongFunction<R> get) implements Column<R> {
    @Override
    public String typeName() {
      return "long";
    }
  }

  /** A column of decimal numbers; a missing value is NaN. */
  record Doubles<R>(String name, String description, ToDoubleFunction<R> get) implements Column<R> {
    @Override
    public String typeName() {
      return "double";
    }
  }

  /** A column of yes and no. */
  record Booleans<R>(String name, String description, Predicate<R> get) implements Column<R> {
    @Override
    public String typeName() {
      return "boolean";
    }
  }

  /** A column of text, never null. */
  record Strings<R>(String name, String description, Function<R, String> get) implements Column<R> {
    @Override
    public String typeName() {
      return "string";
    }
  }
}
