package dev.monomorph.demo.audit;

import dev.monomorph.demo.rows.BadRow;
import dev.monomorph.demo.rules.Rule;
import java.util.ArrayList;
import java.util.List;

/** Adds up what was found in batches, which come in the order of the rows; used by one thread. */
final class Totals {
  /** Bad rows that are named; more are counted only. */
  static final int MAX_BAD_ROWS = 100;

  private final List<Findings> findings = new ArrayList<>();
  private final List<BadRow> firstBadRows = new ArrayList<>();
  private final int limit;
  private long rows;
  private long badRows;

  /**
   * Starts with nothing found.
   *
   * @param limit findings to name for each rule
   */
  <R> Totals(List<Rule<R>> rules, int limit) {
    this.limit = limit;
    rules.forEach(rule -> findings.add(new Findings(rule.name(), rule.text(), 0, List.of())));
  }

  /** Adds the batch behind those that were added. */
  void add(BatchFindings batch) {
    rows += batch.rows();
    badRows += batch.badRows().size();
    batch.badRows().stream().limit(MAX_BAD_ROWS - firstBadRows.size()).forEach(firstBadRows::add);
    for (int i = 0; i < findings.size(); i++) {
      findings.set(i, sum(findings.get(i), batch.findings().get(i)));
    }
  }

  /** All that was found so far. */
  AuditResult result(String title, boolean complete) {
    return new AuditResult(
        title, rows, List.copyOf(findings), badRows, List.copyOf(firstBadRows), complete);
  }

  private Findings sum(Findings all, Findings more) {
    List<String> examples = all.examples();
    if (examples.size() < limit && !more.examples().isEmpty()) {
      examples = new ArrayList<>(examples);
      more.examples().stream().limit(limit - examples.size()).forEach(examples::add);
    }
    return new Findings(all.name(), all.text(), all.count() + more.count(), examples);
  }
}
