package dev.monomorph.demo.rows;

import java.util.List;

/**
 * Guesses the type of a CSV column from a sample of its cells.
 *
 * <p>A column has the narrowest type that nine in ten of its cells fit, so that one slip of the pen
 * makes a bad row and not a column of text. Where a cell is missing, a column of whole numbers is
 * taken as decimal (a missing one is NaN) and a column of yes and no as text.
 */
final class TypeInference {
  private TypeInference() {}

  /**
   * The type of a column.
   *
   * @param cells the sample; of any size, empty cells included
   */
  static CellType infer(List<String> cells) {
    List<String> filled = cells.stream().filter(cell -> !cell.isEmpty()).toList();
    boolean gaps = filled.size() < cells.size();
    for (CellType type : CellType.values()) {
      if (mostlyFits(type, filled)) {
        return gaps ? withGaps(type) : type;
      }
    }
    return CellType.STRING;
  }

  private static boolean mostlyFits(CellType type, List<String> cells) {
    long fitting = cells.stream().filter(type::accepts).count();
    return !cells.isEmpty() && fitting * 10 >= cells.size() * 9L;
  }

  private static CellType withGaps(CellType type) {
    return switch (type) {
      case BOOLEAN, STRING -> CellType.STRING;
      case LONG, DOUBLE -> CellType.DOUBLE;
    };
  }
}
