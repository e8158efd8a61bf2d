package dev.monomorph.demo.rowclass;

import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ObjDoubleConsumer;
import java.util.function.ObjIntConsumer;
import java.util.function.ObjLongConsumer;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/**
 * What a field holds. Values are equal, and have hash codes, as in a record.
 *
 * <p>Order: false before true, numbers by size, doubles as by {@link Double#compare}, null before
 * every text, texts as by {@link String#compareTo}.
 */
public enum FieldType {
  /** Yes or no. */
  BOOLEAN(boolean.class, Boolean.class, Predicate.class, "test", BiConsumer.class),
  /** A whole number of 32 bits. */
  INT(int.class, Integer.class, ToIntFunction.class, "applyAsInt", ObjIntConsumer.class),
  /** A whole number of 64 bits. */
  LONG(long.class, Long.class, ToLongFunction.class, "applyAsLong", ObjLongConsumer.class),
  /** A decimal number; NaN equals itself, and 0.0 is not -0.0. */
  DOUBLE(
      double.class, Double.class, ToDoubleFunction.class, "applyAsDouble", ObjDoubleConsumer.class),
  /** A text, or null. */
  STRING(String.class, String.class, Function.class, "apply", BiConsumer.class);

  private final Class<?> type;
  private final Class<?> box;
  private final Class<?> reader;
  private final String readerMethod;
  private final Class<?> writer;

  FieldType(Class<?> type, Class<?> box, Class<?> reader, String readerMethod, Class<?> writer) {
    this.type = type;
    this.box = box;
    this.reader = reader;
    this.readerMethod = readerMethod;
    this.writer = writer;
  }

  /** The type of the generated class's field. */
  public Class<?> type() {
    return type;
  }

  /** The class of a value in an array of objects. */
  public Class<?> box() {
    return box;
  }

  /** Whether a value may stand in such a field. */
  public boolean accepts(Object value) {
    return value == null ? this == STRING : box == value.getClass();
  }

  /** How many of the JVM's parameter slots a value takes. */
  int slots() {
    return this == LONG || this == DOUBLE ? 2 : 1;
  }

  /** The functional interface that reads a field without boxes. */
  Class<?> reader() {
    return reader;
  }

  /** The one method of {@link #reader()}. */
  String readerMethod() {
    return readerMethod;
  }

  /** The functional interface that writes a field; its one method is {@code accept}. */
  Class<?> writer() {
    return writer;
  }
}
