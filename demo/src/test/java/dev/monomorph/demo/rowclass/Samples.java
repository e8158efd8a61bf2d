package dev.monomorph.demo.rowclass;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Schemas and values for tests. */
final class Samples {
  private static final Map<FieldType, List<?>> VALUES =
      Map.of(
          FieldType.BOOLEAN, List.of(true, false),
          FieldType.INT, List.of(0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 31),
          FieldType.LONG, List.of(0L, 1L, -1L, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 32),
          FieldType.DOUBLE, List.of(0.0, -0.0, 1.5, Double.NaN, Double.MAX_VALUE, -1.5),
          FieldType.STRING,
              Arrays.asList(null, "", "a", "b", "ab", "\u00e4\ud83d\ude00", "Aa", "BB"));
  private static final List<FieldType> TYPES = List.of(FieldType.values());

  private Samples() {}

  /** One field of each type; begun, not built. */
  static RowTypeBuilder everyType() {
    return RowType.named("people")
        .field("active", FieldType.BOOLEAN)
        .field("age", FieldType.INT)
        .field("id", FieldType.LONG)
        .field("height", FieldType.DOUBLE)
        .field("name", FieldType.STRING);
  }

  /** As many fields, of all types by turns; begun, not built. */
  static RowTypeBuilder wide(int fields) {
    RowTypeBuilder builder = RowType.named("wide");
    for (int i = 0; i < fields; i++) {
      builder.field("column " + i, TYPES.get(i % 5));
    }
    return builder;
  }

  static RowType random(Random random) {
    RowTypeBuilder builder = RowType.named("random").frozen(random.nextBoolean()).ordered(true);
    int fields = 1 + random.nextInt(12);
    for (int i = 0; i < fields; i++) {
      builder.field("column " + i, TYPES.get(random.nextInt(5)));
    }
    return builder.build();
  }

  /** A value of a type, often the same as before. */
  static Object value(FieldType type, Random random) {
    List<?> values = VALUES.get(type);
    return values.get(random.nextInt(values.size()));
  }

  static Object[] values(RowType type, Random random) {
    List<Object> values = new ArrayList<>();
    type.fields().forEach(field -> values.add(value(field.type(), random)));
    return values.toArray();
  }
}
