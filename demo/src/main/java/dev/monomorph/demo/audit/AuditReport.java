package dev.monomorph.demo.audit;

import dev.monomorph.demo.console.TextTable;
import dev.monomorph.demo.rows.Table;
import dev.monomorph.demo.rules.Rule;
import java.util.List;
import java.util.Locale;

/**
 * What an audit found, as text: a table of all rules, then the first findings of each.
 *
 * <p>The same rows and rules give the same text.
 *
 * @param <R> the rows
 */
public final class AuditReport<R> {
  private final Table<R> table;
  private final List<Findings<R>> findings;
  private final int limit;

  private AuditReport(Table<R> table, List<Findings<R>> findings, int limit) {
    this.table = table;
    this.findings = findings;
    this.limit = limit;
  }

  /**
   * Audits a table.
   *
   * @param limit findings to name for each rule; 0 for none
   * @return the report, each line ended by a line feed
   */
  public static <R> String of(Table<R> table, List<Rule<R>> rules, int limit) {
    AuditReport<R> report = new AuditReport<>(table, Findings.of(table, rules), limit);
    return report.summary() + report.details();
  }

  private String summary() {
    TextTable text = new TextTable("rule", "findings", "share");
    for (Findings<R> found : findings) {
      text.add(found.rule().name(), grouped(found.rows().size()), share(found.rows().size()));
    }
    return "%s: %s rows, %d rules\n\n"
            .formatted(table.title(), grouped(table.rows().length), findings.size())
        + text;
  }

  private String details() {
    StringBuilder text = new StringBuilder();
    for (Findings<R> found : findings) {
      if (limit > 0 && !found.rows().isEmpty()) {
        append(text, found);
      }
    }
    return text.toString();
  }

  private void append(StringBuilder text, Findings<R> found) {
    text.append('\n').append(found.rule().name());
    if (!found.rule().name().equals(found.rule().text())) {
      text.append(": ").append(found.rule().text());
    }
    text.append('\n');
    found.rows().stream()
        .limit(limit)
        .forEach(row -> text.append("  ").append(table.schema().label(row)).append('\n'));
    int more = found.rows().size() - limit;
    if (more > 0) {
      text.append("  ... and ").append(grouped(more)).append(" more\n");
    }
  }

  private String share(int count) {
    double percent = table.rows().length == 0 ? 0 : 100.0 * count / table.rows().length;
    return String.format(Locale.ROOT, "%.2f%%", percent);
  }

  private static String grouped(int count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
