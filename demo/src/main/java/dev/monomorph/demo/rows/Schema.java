package dev.monomorph.demo.rows;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The columns of a table, in order, and how to name one of its rows.
 *
 * @param <R> the rows
 */
public final class Schema<R> {
  private final List<Column<R>> columns;
  private final Map<String, Column<R>> byName;
  private final Function<R, String> label;

  /**
   * Makes a schema.
   *
   * @param columns with names that differ
   * @param label how a row is called in a list of findings
   * @throws IllegalStateException if two columns share a name
   */
  public Schema(List<Column<R>> columns, Function<R, String> label) {
    this.columns = List.copyOf(columns);
    this.byName = columns.stream().collect(toMap(Column::name, Function.identity()));
    this.label = label;
  }

  /** All columns in the order of the source. */
  public List<Column<R>> columns() {
    return columns;
  }

  /** The column of that name, letter case respected. */
  public Optional<Column<R>> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The names of all columns, in no particular order. */
  public Set<String> names() {
    return byName.keySet();
  }

  /** How this row is called in a list of findings. */
  public String label(R row) {
    return label.apply(row);
  }
}
