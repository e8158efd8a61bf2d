package dev.monomorph.demo.validate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The types that a schema can give a column, by the names that columns have for them. */
enum FieldType {
  BOOLEAN,
  LONG,
  DOUBLE,
  STRING;

  /** The name in a schema. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The names of all. */
  static List<String> words() {
    return Arrays.stream(values()).map(FieldType::word).toList();
  }

  /** The type of that name. */
  static Optional<FieldType> find(String word) {
    return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
  }
}
