package dev.monomorph.demo.validate;

import com.grack.nanojson.JsonObject;
import dev.monomorph.demo.console.Nearest;
import dev.monomorph.demo.console.UserException;
import dev.monomorph.demo.expr.TextPattern;
import dev.monomorph.demo.rows.CellType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** An object of a schema, and where it stands; what is wrong with it is told by that place. */
final class SchemaPart {
  private static final String[] OF_NUMBERS = {"type", "min", "max", "oneOf"};
  private static final String[] OF_STRINGS = {"type", "minLength", "maxLength", "pattern", "oneOf"};

  private final String place;
  private final JsonObject json;

  SchemaPart(String place, JsonObject json) {
    this.place = place;
    this.json = json;
  }

  Set<String> keys() {
    return json.keySet();
  }

  boolean has(String key) {
    return json.has(key);
  }

  /** The object of that name in this one. */
  SchemaPart part(String key) {
    if (json.get(key) instanceof JsonObject object) {
      return new SchemaPart(place + ": " + key, object);
    }
    throw error(key, "an object");
  }

  /** Says no to any key but these. */
  void expectKeys(String... expected) {
    List<String> known = Arrays.asList(expected);
    for (String key : json.keySet()) {
      if (!known.contains(key)) {
        throw new UserException(
            "%s: expected one of %s, found '%s'%s"
                .formatted(place, known, key, Nearest.hint(key, known)));
      }
    }
  }

  /** What this object says of a column. */
  FieldSpec toSpec(String column) {
    CellType type =
        CellType.find(json.getString("type", ""))
            .orElseThrow(() -> error("type", "one of " + CellType.words()));
    switch (type) {
      case BOOLEAN -> expectKeys("type");
      case LONG, DOUBLE -> expectKeys(OF_NUMBERS);
      case STRING -> expectKeys(OF_STRINGS);
    }
    FieldSpec spec =
        new FieldSpec(
            column,
            type,
            number("min", type),
            number("max", type),
            length("minLength"),
            length("maxLength"),
            pattern(),
            oneOf(type));
    expectOrder("min", spec.min(), "max", spec.max());
    expectOrder("minLength", spec.minLength(), "maxLength", spec.maxLength());
    return spec;
  }

  private Number number(String key, CellType type) {
    return json.has(key) ? number(key, json.get(key), type) : null;
  }

  private Number number(String key, Object value, CellType type) {
    if (type == CellType.LONG) {
      return whole(key, value);
    }
    if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
      return number.doubleValue();
    }
    throw error(key, "a number");
  }

  private Long whole(String key, Object value) {
    try {
      if (value instanceof Integer || value instanceof Long || value instanceof BigInteger) {
        return new BigInteger(value.toString()).longValueExact();
      }
    } catch (ArithmeticException e) {
      // Has more bits: told like any other that is none.
    }
    throw error(key, "a whole number of 64 bits");
  }

  private Integer length(String key) {
    if (!json.has(key)) {
      return null;
    }
    if (json.get(key) instanceof Integer length && length >= 0) {
      return length;
    }
    throw error(key, "a number of characters, from 0");
  }

  private String pattern() {
    if (!json.has("pattern")) {
      return null;
    }
    if (!(json.get("pattern") instanceof String pattern)) {
      throw error("pattern", "a pattern in quotes");
    }
    try {
      TextPattern.of(pattern);
      return pattern;
    } catch (IllegalArgumentException e) {
      throw error("pattern", "a regular expression between slashes (" + e.getMessage() + ")");
    }
  }

  private List<Object> oneOf(CellType type) {
    if (!json.has("oneOf")) {
      return null;
    }
    if (!(json.get("oneOf") instanceof List<?> list) || list.isEmpty()) {
      throw error("oneOf", "a list of at least one value");
    }
    List<Object> values = new ArrayList<>();
    for (Object value : list) {
      if (type == CellType.STRING && !(value instanceof String)) {
        throw error("oneOf", "strings only");
      }
      values.add(type == CellType.STRING ? value : number("oneOf", value, type));
    }
    return values;
  }

  private void expectOrder(String low, Number min, String high, Number max) {
    if (min != null && max != null && exact(min).compareTo(exact(max)) > 0) {
      throw error(high, "at least what '" + low + "' is, " + min);
    }
  }

  private static BigDecimal exact(Number number) {
    return new BigDecimal(number.toString());
  }

  /** An error: something else was expected by that name in this object. */
  UserException error(String key, String expected) {
    Object found = json.get(key);
    return new UserException(
        "%s: expected '%s' to be %s, found %s"
            .formatted(place, key, expected, found == null ? "nothing" : shortened(found)));
  }

  private static String shortened(Object found) {
    String text = String.valueOf(found);
    return text.length() <= 60 ? text : text.substring(0, 60) + "...";
  }
}
