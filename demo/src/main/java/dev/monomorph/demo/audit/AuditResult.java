package dev.monomorph.demo.audit;

import dev.monomorph.demo.rows.BadRow;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What an audit found.
 *
 * @param title what the rows are
 * @param rows rows that were audited
 * @param findings one for each rule, in the order of the rules
 * @param badRows rows that could not be read
 * @param firstBadRows the first of them
 * @param complete whether the audit came to its end; if not, this is about the first rows only
 */
public record AuditResult(
    String title,
    long rows,
    List<Findings> findings,
    long badRows,
    List<BadRow> firstBadRows,
    boolean complete) {

  /** The share of rows a rule holds for, from 0 to 1; 0 where there are no rows. */
  double share(Findings found) {
    return rows == 0 ? 0 : (double) found.count() / rows;
  }

  /** The share as people read it. */
  String percent(Findings found) {
    return String.format(Locale.ROOT, "%.2f%%", 100 * share(found));
  }

  /** A count as people read it. */
  static String grouped(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** Says that the result is partial, and after how many rows. */
  public String interruption() {
    return String.format(Locale.ROOT, "PARTIAL: interrupted after %,d rows", rows);
  }

  /** Whether one of these rules has findings. */
  public boolean hasFindings(Set<String> rules) {
    return findings.stream().anyMatch(found -> found.count() > 0 && rules.contains(found.name()));
  }
}
