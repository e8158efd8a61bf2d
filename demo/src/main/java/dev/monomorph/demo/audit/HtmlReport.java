package dev.monomorph.demo.audit;

import static dev.monomorph.demo.audit.AuditResult.grouped;
import static dev.monomorph.demo.console.HtmlPage.escape;

import dev.monomorph.demo.console.HtmlPage;
import dev.monomorph.demo.rows.BadRow;

/** A result as a page: a bar for each rule, the longest for the one with the most findings. */
final class HtmlReport {
  private final AuditResult result;
  private final StringBuilder body = new StringBuilder();

  private HtmlReport(AuditResult result) {
    this.result = result;
  }

  /** The page. */
  static String of(AuditResult result) {
    HtmlReport report = new HtmlReport(result);
    report.summary();
    result.findings().stream()
        .filter(found -> !found.examples().isEmpty())
        .forEach(report::details);
    report.badRows();
    return HtmlPage.of("Audit: " + result.title(), report.body.toString());
  }

  private void summary() {
    if (!result.complete()) {
      body.append("<p class=\"warning\">").append(escape(result.interruption())).append("</p>\n");
    }
    body.append("<p>%s rows, %d rules</p>\n".formatted(grouped(result.rows()), rules()));
    body.append(
        "<table>\n<tr><th>rule<th class=\"number\">findings<th class=\"number\">share<th class=\"wide\">\n");
    long most = result.findings().stream().mapToLong(Findings::count).max().orElse(0);
    result.findings().forEach(found -> row(found, most));
    body.append("</table>\n");
  }

  private void row(Findings found, long most) {
    double length = most == 0 ? 0 : 100.0 * found.count() / most;
    String share = result.percent(found);
    body.append("<tr><td>").append(escape(found.name()));
    body.append("<td class=\"number\">").append(grouped(found.count()));
    body.append("<td class=\"number\">").append(share);
    body.append("<td>").append(HtmlPage.bar("bar", length, share)).append('\n');
  }

  private void details(Findings found) {
    body.append("<h2>").append(escape(found.name())).append("</h2>\n");
    body.append("<p><code>").append(escape(found.text())).append("</code></p>\n<ul>\n");
    found.examples().forEach(example -> body.append("<li><code>" + escape(example) + "</code>\n"));
    long more = found.count() - found.examples().size();
    if (more > 0) {
      body.append("<li>and ").append(grouped(more)).append(" more\n");
    }
    body.append("</ul>\n");
  }

  private void badRows() {
    if (result.badRows() == 0) {
      return;
    }
    body.append("<h2>Bad rows</h2>\n<ul>\n");
    for (BadRow bad : result.firstBadRows()) {
      body.append("<li><code>").append(escape(bad.toString())).append("</code>\n");
    }
    long more = result.badRows() - result.firstBadRows().size();
    if (more > 0) {
      body.append("<li>and ").append(grouped(more)).append(" more\n");
    }
    body.append("</ul>\n");
  }

  private int rules() {
    return result.findings().size();
  }
}
