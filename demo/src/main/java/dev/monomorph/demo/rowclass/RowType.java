package dev.monomorph.demo.rowclass;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a row class shall be: the schema that every generator takes. Immutable. */
public final class RowType {
  /**
   * Fields of one type, at most: no generated method becomes larger than the 8,000 bytes up to
   * which HotSpot compiles a method.
   */
  public static final int MAX_FIELDS = 400;

  private final String name;
  private final List<Field> fields;
  private final Map<String, Integer> indexes;
  private final boolean frozen;
  private final boolean ordered;
  private final Function<Accessors, RowValidator> validation;

  RowType(RowTypeBuilder builder) {
    this.name = builder.name;
    this.fields = List.copyOf(builder.fields);
    this.frozen = builder.frozen;
    this.ordered = builder.ordered;
    this.validation = builder.validation;
    this.indexes =
        IntStream.range(0, fields.size())
            .boxed()
            .collect(Collectors.toUnmodifiableMap(i -> fields.get(i).name(), i -> i));
  }

  /**
   * Begins a type whose rows are mutable and have no order.
   *
   * @param name how the user calls it: any text, never code
   */
  public static RowTypeBuilder named(String name) {
    return new RowTypeBuilder(name);
  }

  /** How the user calls it. */
  public String name() {
    return name;
  }

  /** The fields in the order of declaration. */
  public List<Field> fields() {
    return fields;
  }

  /** Whether fields stay as the constructor set them. */
  public boolean frozen() {
    return frozen;
  }

  /** Whether rows compare field by field, in the order of declaration. */
  public boolean ordered() {
    return ordered;
  }

  /** Makes the hook that looks at new rows, from the ways to read them; once for each class. */
  Optional<Function<Accessors, RowValidator>> validation() {
    return Optional.ofNullable(validation);
  }

  /**
   * The place of a field, from 0.
   *
   * @throws IllegalArgumentException if there is no field of that name
   */
  public int indexOf(String field) {
    Integer index = indexes.get(field);
    if (index == null) {
      throw new IllegalArgumentException(
          "%s: no field %s, expected one of %s"
              .formatted(Quote.of(name), Quote.of(field), fieldNames()));
    }
    return index;
  }

  private String fieldNames() {
    return fields.stream()
        .limit(10)
        .map(field -> Quote.of(field.name()))
        .collect(Collectors.joining(", ", "", fields.size() > 10 ? ", ..." : ""));
  }

  /**
   * Looks for a value that does not fit.
   *
   * @param values one for each field
   * @throws IllegalArgumentException if there are more or fewer, or one is not of its field's type
   */
  void check(Object[] values) {
    if (values.length != fields.size()) {
      throw new IllegalArgumentException(
          "%s: expected %d values, found %d"
              .formatted(Quote.of(name), fields.size(), values.length));
    }
    for (int i = 0; i < values.length; i++) {
      Field field = fields.get(i);
      if (!field.type().accepts(values[i])) {
        throw new IllegalArgumentException(
            "%s, field %d %s: %s"
                .formatted(
                    Quote.of(name),
                    i,
                    Quote.of(field.name()),
                    Field.mismatch(field.type(), values[i])));
      }
    }
  }
}
