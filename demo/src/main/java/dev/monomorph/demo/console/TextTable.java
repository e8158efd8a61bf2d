package dev.monomorph.demo.console;

import java.util.ArrayList;
import java.util.List;

/** Text in columns: the first to the left, the others to the right, two blanks between. */
public final class TextTable {
  private static final String GAP = "  ";

  private final List<List<String>> lines = new ArrayList<>();

  /**
   * Starts a table.
   *
   * @param headings one text a column; may be empty texts
   */
  public TextTable(String... headings) {
    lines.add(List.of(headings));
  }

  /**
   * Adds a line.
   *
   * @param cells as many texts as there are headings
   * @throws IllegalArgumentException if there are more or fewer
   */
  public void add(String... cells) {
    if (cells.length != lines.get(0).size()) {
      throw new IllegalArgumentException(
          "expected " + lines.get(0).size() + " cells, found " + cells.length);
    }
    lines.add(List.of(cells));
  }

  /** The table, each line ended by a line feed and free of trailing blanks. */
  @Override
  public String toString() {
    int[] widths = new int[lines.get(0).size()];
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      text.append(format(line, widths).stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static String format(List<String> line, int[] widths) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = line.get(i);
      String padding = " ".repeat(widths[i] - cell.length());
      text.append(i == 0 ? cell + padding : GAP + padding + cell);
    }
    return text.toString();
  }
}
