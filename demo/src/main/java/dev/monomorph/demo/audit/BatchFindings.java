package dev.monomorph.demo.audit;

import dev.monomorph.demo.kernels.Evaluate;
import dev.monomorph.demo.rows.BadRow;
import dev.monomorph.demo.rows.Batch;
import dev.monomorph.demo.rows.Rows;
import dev.monomorph.demo.rows.Schema;
import dev.monomorph.demo.rules.Rule;
import java.util.ArrayList;
import java.util.List;

/**
 * What the rules found in one batch.
 *
 * @param rows rows of the batch
 * @param findings one for each rule
 */
record BatchFindings(int rows, List<Findings> findings, List<BadRow> badRows) {

  /**
   * Makes rows of a batch and applies every rule to each.
   *
   * @param limit findings to name for each rule
   */
  static <R> BatchFindings of(Batch<R> batch, List<Rule<R>> rules, Schema<R> schema, int limit) {
    Rows<R> parsed = batch.parse();
    List<Findings> findings = new ArrayList<>(rules.size());
    for (Rule<R> rule : rules) {
      List<R> found = Evaluate.select(parsed.rows(), rule.condition());
      List<String> examples = found.stream().limit(limit).map(schema::label).toList();
      findings.add(new Findings(rule.name(), rule.text(), found.size(), examples));
    }
    return new BatchFindings(parsed.rows().length, findings, parsed.badRows());
  }
}
