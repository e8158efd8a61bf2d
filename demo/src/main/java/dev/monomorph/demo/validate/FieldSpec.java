package dev.monomorph.demo.validate;

import dev.monomorph.demo.rows.CellType;
import java.util.List;

/**
 * What a schema says of one column; what it does not say is null.
 *
 * @param column its name; that of a nested field has the names of the fields around it in front,
 *     with dots between
 * @param type never null
 * @param min of a number, inclusive
 * @param max of a number, inclusive
 * @param minLength of a text, in UTF-16 units, inclusive
 * @param maxLength of a text, in UTF-16 units, inclusive
 * @param pattern of a text, as right of {@code matches} in a rule
 * @param oneOf all values there may be: of texts, or of numbers
 */
record FieldSpec(
    String column,
    CellType type,
    Number min,
    Number max,
    Integer minLength,
    Integer maxLength,
    String pattern,
    List<Object> oneOf) {}
