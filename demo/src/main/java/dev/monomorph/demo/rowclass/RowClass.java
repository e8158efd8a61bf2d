package dev.monomorph.demo.rowclass;

import java.lang.invoke.MethodHandle;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A generated class and all that can be done with it. Nothing else holds the class: it is unloaded
 * with the last of this object, its accessors and its rows.
 */
public final class RowClass {
  private final Accessors fields;
  private final Class<?> type;
  private final Function<Object[], Object> factory;
  private final MethodHandle constructor;
  private final Comparator<Object> order;
  private final String source;

  /**
   * Makes the object.
   *
   * @param constructor null if the JVM allows no constructor with so many parameters
   * @param order null if rows have none
   */
  RowClass(
      Accessors fields,
      Class<?> type,
      Function<Object[], Object> factory,
      MethodHandle constructor,
      Comparator<Object> order,
      String source) {
    this.fields = fields;
    this.type = type;
    this.factory = factory;
    this.constructor = constructor;
    this.order = order;
    this.source = source;
  }

  /** What the class was made of. */
  public RowType rowType() {
    return fields.rowType();
  }

  /** The class of the rows. */
  public Class<?> type() {
    return type;
  }

  /** Ways to read and write fields. */
  public Accessors fields() {
    return fields;
  }

  /**
   * Makes a row.
   *
   * @param values one for each field, in the order of declaration
   * @throws IllegalArgumentException if there are more or fewer, or one is not of its field's type
   */
  public Object make(Object... values) {
    if (values.length != rowType().fields().size()) {
      rowType().check(values);
    }
    try {
      return factory.apply(values);
    } catch (ClassCastException | NullPointerException e) {
      // Either a value is wrong, and then it is told which, or the validation hook threw it.
      rowType().check(values);
      throw e;
    }
  }

  /**
   * Makes a row in which the fields that are not named have their defaults.
   *
   * @param values by the names of their fields
   * @throws IllegalArgumentException if a name is unknown, a value is not of its field's type, or a
   *     field has neither value nor default
   */
  public Object makeWithDefaults(Map<String, Object> values) {
    values.keySet().forEach(rowType()::indexOf);
    Object[] all =
        rowType().fields().stream().map(field -> valueOrDefault(field, values)).toArray();
    return make(all);
  }

  private Object valueOrDefault(Field field, Map<String, Object> values) {
    if (values.containsKey(field.name())) {
      return values.get(field.name());
    }
    if (!field.hasDefault()) {
      throw new IllegalArgumentException(
          "%s, field %s: expected a value, for it has no default"
              .formatted(Quote.of(rowType().name()), Quote.of(field.name())));
    }
    return field.defaultValue();
  }

  /**
   * The constructor that takes each field in its own type and returns {@code Object}; empty where
   * the fields take more than {@value RowShape#MAX_TYPED_SLOTS} of the JVM's parameter slots.
   */
  public Optional<MethodHandle> constructor() {
    return Optional.ofNullable(constructor);
  }

  /**
   * Compares rows field by field, in the order of declaration.
   *
   * @throws UnsupportedOperationException if the type is not ordered
   */
  public Comparator<Object> order() {
    if (order == null) {
      throw new UnsupportedOperationException(
          Quote.of(rowType().name()) + " is not ordered: its rows cannot be compared");
    }
    return order;
  }

  /**
   * The class as Java source whose lines are those in stack traces; of closures, a description in
   * words.
   */
  public String source() {
    return source;
  }
}
