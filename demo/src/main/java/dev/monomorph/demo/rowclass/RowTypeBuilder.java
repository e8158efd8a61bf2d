package dev.monomorph.demo.rowclass;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** Collects what a {@link RowType} is made of. */
public final class RowTypeBuilder {
  final String name;
  final List<Field> fields = new ArrayList<>();
  boolean frozen;
  boolean ordered;
  Function<Accessors, RowValidator> validation;

  RowTypeBuilder(String name) {
    this.name = Objects.requireNonNull(name, "name");
  }

  /** Adds a field whose value must be given. */
  public RowTypeBuilder field(String name, FieldType type) {
    return field(Field.of(name, type));
  }

  /**
   * Adds a field whose value need not be given.
   *
   * @throws IllegalArgumentException if the default is not of the field's type
   */
  public RowTypeBuilder field(String name, FieldType type, Object defaultValue) {
    return field(Field.of(name, type, defaultValue));
  }

  /** Adds a field. */
  public RowTypeBuilder field(Field field) {
    fields.add(field);
    return this;
  }

  /** Says whether fields stay as the constructor set them. */
  public RowTypeBuilder frozen(boolean frozen) {
    this.frozen = frozen;
    return this;
  }

  /** Says whether rows compare field by field. */
  public RowTypeBuilder ordered(boolean ordered) {
    this.ordered = ordered;
    return this;
  }

  /**
   * Sets the hook that looks at each new row; setters do not call it again.
   *
   * @param validation makes the hook, once for each generated class, from the ways to read its rows
   */
  public RowTypeBuilder validated(Function<Accessors, RowValidator> validation) {
    this.validation = Objects.requireNonNull(validation, "validation");
    return this;
  }

  /**
   * The type.
   *
   * @throws IllegalArgumentException if it has no fields, too many, or two of one name
   */
  public RowType build() {
    if (fields.isEmpty() || fields.size() > RowType.MAX_FIELDS) {
      throw new IllegalArgumentException(
          "%s: expected 1 to %d fields, found %d"
              .formatted(Quote.of(name), RowType.MAX_FIELDS, fields.size()));
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < fields.size(); i++) {
      if (!seen.add(fields.get(i).name())) {
        throw new IllegalArgumentException(
            "%s, field %d: expected names that differ, found %s twice"
                .formatted(Quote.of(name), i, Quote.of(fields.get(i).name())));
      }
    }
    return new RowType(this);
  }
}
