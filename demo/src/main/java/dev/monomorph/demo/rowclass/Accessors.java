package dev.monomorph.demo.rowclass;

import java.util.concurrent.atomic.AtomicReferenceArray;
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
 * Ways to read and write the fields of one class's rows, each made when it is first asked for.
 *
 * <p>Every method takes the place of a field ({@link RowType#indexOf} knows it by name) and throws
 * {@link IllegalArgumentException} if the field has another type. What it returns throws {@link
 * ClassCastException} for a row of another class. Threads that ask at once may get two that do the
 * same.
 */
public abstract class Accessors {
  private final RowType type;
  private final AtomicReferenceArray<Object> readers;

  Accessors(RowType type) {
    this.type = type;
    this.readers = new AtomicReferenceArray<>(type.fields().size());
  }

  /** What the fields are. */
  public final RowType rowType() {
    return type;
  }

  /** Makes what reads a field: {@link FieldType#reader()}. */
  abstract Object makeReader(int field);

  /** Makes what writes a field: {@link FieldType#writer()}. */
  abstract Object makeWriter(int field);

  /** Reads a field of any type, as an object. */
  public final Function<Object, Object> objects(int field) {
    return switch (type.fields().get(field).type()) {
      case BOOLEAN -> booleans(field)::test;
      case INT -> ints(field)::applyAsInt;
      case LONG -> longs(field)::applyAsLong;
      case DOUBLE -> doubles(field)::applyAsDouble;
      case STRING -> strings(field)::apply;
    };
  }

  /** Reads a field of type BOOLEAN. */
  @SuppressWarnings("unchecked")
  public final Predicate<Object> booleans(int field) {
    return (Predicate<Object>) reader(field, FieldType.BOOLEAN);
  }

  /** Reads a field of type INT. */
  @SuppressWarnings("unchecked")
  public final ToIntFunction<Object> ints(int field) {
    return (ToIntFunction<Object>) reader(field, FieldType.INT);
  }

  /** Reads a field of type LONG. */
  @SuppressWarnings("unchecked")
  public final ToLongFunction<Object> longs(int field) {
    return (ToLongFunction<Object>) reader(field, FieldType.LONG);
  }

  /** Reads a field of type DOUBLE. */
  @SuppressWarnings("unchecked")
  public final ToDoubleFunction<Object> doubles(int field) {
    return (ToDoubleFunction<Object>) reader(field, FieldType.DOUBLE);
  }

  /** Reads a field of type STRING. */
  @SuppressWarnings("unchecked")
  public final Function<Object, String> strings(int field) {
    return (Function<Object, String>) reader(field, FieldType.STRING);
  }

  /** Writes a field of type BOOLEAN. */
  @SuppressWarnings("unchecked")
  public final BiConsumer<Object, Boolean> setBoolean(int field) {
    return (BiConsumer<Object, Boolean>) writer(field, FieldType.BOOLEAN);
  }

  /** Writes a field of type INT. */
  @SuppressWarnings("unchecked")
  public final ObjIntConsumer<Object> setInt(int field) {
    return (ObjIntConsumer<Object>) writer(field, FieldType.INT);
  }

  /** Writes a field of type LONG. */
  @SuppressWarnings("unchecked")
  public final ObjLongConsumer<Object> setLong(int field) {
    return (ObjLongConsumer<Object>) writer(field, FieldType.LONG);
  }

  /** Writes a field of type DOUBLE. */
  @SuppressWarnings("unchecked")
  public final ObjDoubleConsumer<Object> setDouble(int field) {
    return (ObjDoubleConsumer<Object>) writer(field, FieldType.DOUBLE);
  }

  /** Writes a field of type STRING. */
  @SuppressWarnings("unchecked")
  public final BiConsumer<Object, String> setString(int field) {
    return (BiConsumer<Object, String>) writer(field, FieldType.STRING);
  }

  private Object reader(int field, FieldType expected) {
    check(field, expected);
    Object reader = readers.get(field);
    if (reader == null) {
      reader = makeReader(field);
      readers.set(field, reader);
    }
    return reader;
  }

  private Object writer(int field, FieldType expected) {
    check(field, expected);
    if (type.frozen()) {
      throw new UnsupportedOperationException(
          "%s is frozen: field %s cannot be set"
              .formatted(Quote.of(type.name()), Quote.of(type.fields().get(field).name())));
    }
    return makeWriter(field);
  }

  private void check(int index, FieldType expected) {
    Field field = type.fields().get(index);
    if (field.type() != expected) {
      throw new IllegalArgumentException(
          "%s, field %d %s: expected one of type %s, found %s"
              .formatted(
                  Quote.of(type.name()), index, Quote.of(field.name()), expected, field.type()));
    }
  }
}
