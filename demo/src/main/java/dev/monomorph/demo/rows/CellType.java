package dev.monomorph.demo.rows;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the cells of a CSV column hold, and how a cell is read; ordered from narrow to wide. */
public enum CellType {
  BOOLEAN("'true' or 'false'"),
  LONG("a whole number"),
  DOUBLE("a number"),
  STRING("text");

  // Double.parseDouble alone would also take "1d", "0x1p3" and surrounding blanks.
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  private final String expectation;

  CellType(String expectation) {
    this.expectation = expectation;
  }

  /** The type in the user's words, as {@link Column#typeName} has it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The type of that name. */
  public static Optional<CellType> find(String word) {
    return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
  }

  /** The names of all types. */
  public static List<String> words() {
    return Arrays.stream(values()).map(CellType::word).toList();
  }

  /** What the user should have written, for an error message. */
  String expectation() {
    return expectation;
  }

  /** Whether a missing value has a place in the type. */
  boolean allowsEmpty() {
    return this == DOUBLE || this == STRING;
  }

  /** Whether a cell that is not empty can be read as this type. */
  boolean accepts(String cell) {
    return switch (this) {
      case BOOLEAN -> isBoolean(cell);
      case LONG -> isLong(cell);
      case DOUBLE -> DECIMAL.matcher(cell).matches();
      case STRING -> true;
    };
  }

  /**
   * A cell in 64 bits: a long as it is, a double by its bits, true as 1.
   *
   * @param cell one that this type accepts, or empty if it allows that
   */
  long encode(String cell) {
    return switch (this) {
      case BOOLEAN -> cell.toLowerCase(Locale.ROOT).equals("true") ? 1 : 0;
      case LONG -> Long.parseLong(cell);
      case DOUBLE ->
          Double.doubleToLongBits(cell.isEmpty() ? Double.NaN : Double.parseDouble(cell));
      case STRING -> throw new IllegalStateException("text has no number");
    };
  }

  private static boolean isBoolean(String cell) {
    return cell.equalsIgnoreCase("true") || cell.equalsIgnoreCase("false");
  }

  private static boolean isLong(String cell) {
    try {
      Long.parseLong(cell);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
