package dev.monomorph.demo.audit;

import dev.monomorph.demo.kernels.Evaluate;
import dev.monomorph.demo.rows.Table;
import dev.monomorph.demo.rules.Rule;
import java.util.List;

/**
 * The rows that one rule holds for.
 *
 * @param rows in the order of the table
 */
record Findings<R>(Rule<R> rule, List<R> rows) {

  /** Applies every rule to every row. */
  static <R> List<Findings<R>> of(Table<R> table, List<Rule<R>> rules) {
    return rules.stream()
        .map(rule -> new Findings<>(rule, Evaluate.select(table.rows(), rule.condition())))
        .toList();
  }
}
