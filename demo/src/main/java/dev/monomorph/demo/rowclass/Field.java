package dev.monomorph.demo.rowclass;

import java.util.Objects;

/**
 * A field of a row class.
 *
 * @param name how the user calls it: any text, never code
 * @param defaultValue what stands in it if nothing is given; without meaning if there is no default
 */
public record Field(String name, FieldType type, boolean hasDefault, Object defaultValue) {
  /**
   * Makes a field.
   *
   * @throws IllegalArgumentException if the default is not of the field's type
   */
  public Field {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    if (hasDefault && !type.accepts(defaultValue)) {
      throw new IllegalArgumentException(
          "default of field %s: %s".formatted(Quote.of(name), mismatch(type, defaultValue)));
    }
  }

  /** A field whose value must be given. */
  public static Field of(String name, FieldType type) {
    return new Field(name, type, false, null);
  }

  /**
   * A field whose value need not be given.
   *
   * @throws IllegalArgumentException if the default is not of the field's type
   */
  public static Field of(String name, FieldType type, Object defaultValue) {
    return new Field(name, type, true, defaultValue);
  }

  /** What is wrong with a value that the field's type does not accept. */
  static String mismatch(FieldType type, Object value) {
    String found =
        value == null ? "null" : value.getClass().getName() + " " + Quote.of(value.toString());
    return "expected %s, found %s".formatted(type.box().getName(), found);
  }
}
