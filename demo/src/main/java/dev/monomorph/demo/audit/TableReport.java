package dev.monomorph.demo.audit;

import static dev.monomorph.demo.audit.AuditResult.grouped;

import dev.monomorph.demo.console.TextTable;

/** A result as text for people: a table of all rules, then the first findings of each. */
final class TableReport {
  private final AuditResult result;
  private final StringBuilder text = new StringBuilder();

  private TableReport(AuditResult result) {
    this.result = result;
  }

  /** The report, each line ended by a line feed. */
  static String of(AuditResult result) {
    TableReport report = new TableReport(result);
    report.summary();
    report.result.findings().stream()
        .filter(found -> !found.examples().isEmpty())
        .forEach(report::details);
    return report.text.toString();
  }

  private void summary() {
    if (!result.complete()) {
      text.append(result.interruption()).append('\n');
    }
    TextTable table = new TextTable("rule", "findings", "share");
    for (Findings found : result.findings()) {
      table.add(found.name(), grouped(found.count()), result.percent(found));
    }
    text.append(result.title()).append(": ").append(grouped(result.rows())).append(" rows, ");
    text.append(result.findings().size()).append(" rules\n\n").append(table);
  }

  private void details(Findings found) {
    text.append('\n').append(found.name());
    if (!found.name().equals(found.text())) {
      text.append(": ").append(found.text());
    }
    text.append('\n');
    found.examples().forEach(example -> text.append("  ").append(example).append('\n'));
    long more = found.count() - found.examples().size();
    if (more > 0) {
      text.append("  ... and ").append(grouped(more)).append(" more\n");
    }
  }
}
