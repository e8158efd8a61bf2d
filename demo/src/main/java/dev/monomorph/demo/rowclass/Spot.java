package dev.monomorph.demo.rowclass;

/** Kinds of lines in a row class's source; most stand there once for each field. */
enum Spot {
  /** Where the class fetches its data. */
  DATA,
  /** Where it fetches the texts between values in {@code toString()}. */
  LABELS,
  /** Where it fetches the hook. */
  VALIDATOR,
  /** The head of the constructor that takes typed values. */
  TYPED,
  /** Where that sets a field. */
  TYPED_SET,
  /** Where it calls the hook. */
  TYPED_VALIDATE,
  /** The head of the constructor that takes an array. */
  ARRAY,
  /** Where that sets a field. */
  ARRAY_SET,
  /** Where it calls the hook. */
  ARRAY_VALIDATE,
  /** The body of a getter. */
  GET,
  /** The body of a setter. */
  SET,
  /** The first line in the body of {@code equals}. */
  EQUALS,
  /** Where it compares a field. */
  EQUALS_FIELD,
  /** The first line in the body of {@code hashCode}. */
  HASH,
  /** Where it adds a field. */
  HASH_FIELD,
  /** Its last line. */
  HASH_END,
  /** The first line in the body of {@code toString}. */
  TEXT,
  /** Where it adds a field. */
  TEXT_FIELD,
  /** Its last line. */
  TEXT_END,
  /** The first line in the body of {@code compareTo}. */
  ORDER,
  /** Where it compares a field. */
  ORDER_FIELD,
  /** Its last line. */
  ORDER_END
}
