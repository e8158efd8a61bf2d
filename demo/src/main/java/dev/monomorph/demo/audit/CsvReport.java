package dev.monomorph.demo.audit;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;

/** A result as CSV: a record for each rule; {@code docs/audit.md} says what the columns mean. */
final class CsvReport {
  private CsvReport() {}

  /** The report, each record ended by a line feed. */
  static String of(AuditResult result) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      csv.writeRecord("rule", "condition", "findings", "rows", "share", "complete", "examples");
      for (Findings found : result.findings()) {
        csv.writeRecord(
            found.name(),
            found.text(),
            Long.toString(found.count()),
            Long.toString(result.rows()),
            String.format(Locale.ROOT, "%.6f", result.share(found)),
            Boolean.toString(result.complete()),
            String.join("\n", found.examples()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
