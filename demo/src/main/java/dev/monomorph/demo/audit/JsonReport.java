package dev.monomorph.demo.audit;

import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import dev.monomorph.demo.rows.BadRow;

/**
 * A result as JSON, for programs: {@code docs/audit.md} has its shape, which changes with {@link
 * #VERSION} only.
 */
final class JsonReport {
  /** Goes up when something is renamed, removed or comes to mean something else. */
  static final int VERSION = 1;

  private JsonReport() {}

  /** The report, its last line ended by a line feed. */
  static String of(AuditResult result) {
    JsonStringWriter json = JsonWriter.indent("  ").string();
    json.object().value("format", "monomorph-audit").value("version", VERSION);
    json.value("title", result.title()).value("rows", result.rows());
    json.value("complete", result.complete()).array("rules");
    for (Findings found : result.findings()) {
      json.object().value("name", found.name()).value("text", found.text());
      json.value("findings", found.count()).value("share", result.share(found));
      json.array("examples", found.examples()).end();
    }
    json.end().object("badRows").value("count", result.badRows()).array("first");
    for (BadRow bad : result.firstBadRows()) {
      json.object().value("source", bad.source()).value("line", bad.line());
      json.value("reason", bad.reason()).end();
    }
    return json.end().end().end().done() + "\n";
  }
}
