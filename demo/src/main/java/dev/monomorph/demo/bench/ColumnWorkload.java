package dev.monomorph.demo.bench;

import dev.monomorph.demo.rows.Column;
import dev.monomorph.demo.rows.CsvRow;
import dev.monomorph.demo.rows.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** Questions about the columns of a CSV file, made from what their types allow. */
final class ColumnWorkload {
  /** Per kind of question; keeps a pass over a file of 300 columns short. */
  private static final int MAX_QUESTIONS = 6;

  private final List<Predicate<CsvRow>> filters = new ArrayList<>();
  private final List<ToLongFunction<CsvRow>> fields = new ArrayList<>();
  private final List<Function<CsvRow, ?>> keys = new ArrayList<>();
  private final List<Comparator<CsvRow>> orders = new ArrayList<>();

  private ColumnWorkload() {}

  static Workload<CsvRow> of(Schema<CsvRow> schema) {
    ColumnWorkload questions = new ColumnWorkload();
    schema.columns().forEach(questions::ask);
    return new Workload<>(
        first(questions.filters),
        first(questions.fields),
        first(questions.keys),
        first(questions.orders),
        CsvRow::line);
  }

  private void ask(Column<CsvRow> column) {
    if (column instanceof Column.Longs<CsvRow> longs) {
      ToLongFunction<CsvRow> get = longs.get();
      filters.add(row -> get.applyAsLong(row) > 0);
      fields.add(get);
      keys.add(get::applyAsLong);
      orders.add(Comparator.comparingLong(get));
    } else if (column instanceof Column.Doubles<CsvRow> doubles) {
      filters.add(row -> doubles.get().applyAsDouble(row) > 0);
      fields.add(row -> Math.round(doubles.get().applyAsDouble(row)));
      orders.add(Comparator.comparingDouble(doubles.get()));
    } else if (column instanceof Column.Booleans<CsvRow> booleans) {
      filters.add(booleans.get());
      keys.add(row -> booleans.get().test(row));
    } else if (column instanceof Column.Strings<CsvRow> strings) {
      filters.add(row -> strings.get().apply(row).length() > 8);
      fields.add(row -> strings.get().apply(row).length());
      keys.add(strings.get());
      orders.add(Comparator.comparing(strings.get()));
    }
  }

  private static <T> List<T> first(List<T> questions) {
    return questions.stream().limit(MAX_QUESTIONS).toList();
  }
}
