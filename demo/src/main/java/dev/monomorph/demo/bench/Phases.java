package dev.monomorph.demo.bench;

import dev.monomorph.demo.kernels.Evaluate;
import dev.monomorph.demo.kernels.Filter;
import dev.monomorph.demo.kernels.Fold;
import dev.monomorph.demo.kernels.Group;
import dev.monomorph.demo.kernels.Groups;
import dev.monomorph.demo.kernels.Sort;
import dev.monomorph.demo.rows.CsvRow;
import dev.monomorph.demo.rows.MethodRow;
import dev.monomorph.demo.rows.Table;
import dev.monomorph.demo.rules.Rule;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongBinaryOperator;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * The phases of a bench over one table. Each asks every question of its kind of all rows, so the
 * kernel behind it sees one lambda, comparator or rule after the other.
 *
 * <p>The rows are taken in blocks that fit into a processor's cache, and all questions are asked of
 * one block some times before it is the next one's turn: what is measured is the loops, not the
 * memory.
 *
 * @param <R> the rows
 */
public final class Phases<R> {
  private static final int BLOCK_ROWS = 256;

  /**
   * How often a block is asked all questions of a phase; the first time it may have to be fetched.
   */
  private static final int ROUNDS = 4;

  private final Workload<R> work;
  private final List<Rule<R>> rules;
  private final List<R[]> blocks;
  private final List<long[]> columns;
  private final int rowCount;

  private Phases(Table<R> table, Workload<R> work, List<Rule<R>> rules) {
    R[] rows = table.rows();
    this.work = work;
    this.rules = rules;
    this.blocks = table.blocks(BLOCK_ROWS);
    this.columns = work.fields().stream().map(field -> Fold.column(rows, field)).toList();
    this.rowCount = rows.length;
  }

  /** The phases over methods. */
  public static List<Phase> ofMethods(Table<MethodRow> table, List<Rule<MethodRow>> rules) {
    return new Phases<>(table, MethodWorkload.WORKLOAD, rules).all();
  }

  /** The phases over the rows of a CSV file; a kind of question that it does not allow is empty. */
  public static List<Phase> ofCsv(Table<CsvRow> table, List<Rule<CsvRow>> rules) {
    return new Phases<>(table, ColumnWorkload.of(table.schema()), rules).all();
  }

  private List<Phase> all() {
    return List.of(
        blocks("filter", work.filters().size(), this::filter),
        phase("fold", columns.size() * Workload.OPERATORS.size(), this::fold),
        blocks("aggregate", work.fields().size(), this::aggregate),
        blocks("group", work.keys().size(), this::group),
        blocks("sort", work.orders().size(), this::sort),
        blocks("validate", rules.size(), this::validate));
  }

  private Phase blocks(String name, int questions, ToLongFunction<R[]> work) {
    return phase(name, questions * ROUNDS, () -> sum(work));
  }

  private Phase phase(String name, int questions, LongSupplier pass) {
    return new Phase(name, (long) questions * rowCount, pass);
  }

  private long sum(ToLongFunction<R[]> work) {
    long checksum = 0;
    for (R[] block : blocks) {
      for (int round = 0; round < ROUNDS; round++) {
        checksum = 31 * checksum + work.applyAsLong(block);
      }
    }
    return checksum;
  }

  private long filter(R[] rows) {
    long checksum = 0;
    for (Predicate<R> filter : work.filters()) {
      checksum = 31 * checksum + Filter.count(rows, filter);
    }
    return checksum;
  }

  private long fold() {
    long checksum = 0;
    for (long[] column : columns) {
      for (LongBinaryOperator operator : Workload.OPERATORS) {
        checksum = 31 * checksum + Fold.fold(column, 0, operator);
      }
    }
    return checksum;
  }

  private long aggregate(R[] rows) {
    long checksum = 0;
    for (int i = 0; i < work.fields().size(); i++) {
      LongBinaryOperator operator = Workload.OPERATORS.get(i % Workload.OPERATORS.size());
      checksum = 31 * checksum + Fold.fold(rows, work.fields().get(i), 0, operator);
    }
    return checksum;
  }

  private long group(R[] rows) {
    long checksum = 0;
    for (Function<R, ?> key : work.keys()) {
      Groups<?> groups = Group.by(rows, key, work.fingerprint());
      for (int group = 0; group < groups.size(); group++) {
        checksum = 31 * checksum + groups.count(group) * groups.sum(group);
      }
    }
    return checksum;
  }

  private long sort(R[] rows) {
    long checksum = 0;
    for (Comparator<R> order : work.orders()) {
      for (R row : Sort.sorted(rows, order)) {
        checksum = 31 * checksum + work.fingerprint().applyAsLong(row);
      }
    }
    return checksum;
  }

  private long validate(R[] rows) {
    long checksum = 0;
    for (Rule<R> rule : rules) {
      checksum = 31 * checksum + Evaluate.count(rows, rule.condition());
    }
    return checksum;
  }
}
