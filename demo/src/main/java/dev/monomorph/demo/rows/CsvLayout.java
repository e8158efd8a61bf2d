package dev.monomorph.demo.rows;

import java.util.ArrayList;
import java.util.List;

/** Says where each column of a CSV file lies in a {@link CsvRow}, and makes rows accordingly. */
final class CsvLayout {
  private final List<String> names;
  private final List<CellType> types;
  private final int textCount;

  /**
   * Makes a layout.
   *
   * @param names the columns' names, in the order of the file
   * @param types the columns' types, as many
   */
  CsvLayout(List<String> names, List<CellType> types) {
    this.names = List.copyOf(names);
    this.types = List.copyOf(types);
    this.textCount = (int) types.stream().filter(type -> type == CellType.STRING).count();
  }

  /** The columns as rules see them. */
  List<Column<CsvRow>> columns() {
    List<Column<CsvRow>> columns = new ArrayList<>();
    int numbers = 0;
    int texts = 0;
    for (int i = 0; i < names.size(); i++) {
      CellType type = types.get(i);
      int slot = type == CellType.STRING ? texts++ : numbers++;
      columns.add(column(names.get(i), "column " + (i + 1) + " of the file", type, slot));
    }
    return columns;
  }

  private static Column<CsvRow> column(String name, String description, CellType type, int slot) {
    return switch (type) {
      case BOOLEAN -> new Column.Booleans<>(name, description, row -> row.number(slot) != 0);
      case LONG -> new Column.Longs<>(name, description, row -> row.number(slot));
      case DOUBLE ->
          new Column.Doubles<>(name, description, row -> Double.longBitsToDouble(row.number(slot)));
      case STRING -> new Column.Strings<>(name, description, row -> row.text(slot));
    };
  }

  /**
   * Makes a row.
   *
   * @param cells one for each column
   * @throws IllegalArgumentException if there are more or fewer, or a cell is not of its column's
   *     type; the message says so in the user's words
   */
  CsvRow row(long line, List<String> cells) {
    if (cells.size() != types.size()) {
      throw new IllegalArgumentException(
          "expected %d fields, found %d".formatted(types.size(), cells.size()));
    }
    long[] numbers = new long[types.size() - textCount];
    String[] texts = new String[textCount];
    int nextNumber = 0;
    int nextText = 0;
    for (int i = 0; i < types.size(); i++) {
      check(i, cells.get(i));
      if (types.get(i) == CellType.STRING) {
        texts[nextText++] = cells.get(i);
      } else {
        numbers[nextNumber++] = types.get(i).encode(cells.get(i));
      }
    }
    return new CsvRow(line, numbers, texts);
  }

  private void check(int column, String cell) {
    CellType type = types.get(column);
    boolean fits = cell.isEmpty() ? type.allowsEmpty() : type.accepts(cell);
    if (!fits) {
      throw new IllegalArgumentException(
          "column '%s': expected %s, found %s"
              .formatted(
                  names.get(column),
                  type.expectation(),
                  cell.isEmpty() ? "nothing" : "'" + cell + "'"));
    }
  }
}
