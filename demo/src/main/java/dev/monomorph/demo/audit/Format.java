package dev.monomorph.demo.audit;

import java.util.Locale;

/** The forms in which a result can be written. */
public enum Format {
  /** Text for people. */
  TABLE,
  /** A record for each rule. */
  CSV,
  /** For programs. */
  JSON,
  /** A page for a browser. */
  HTML;

  /** The result in this form, its last line ended by a line feed. */
  public String write(AuditResult result) {
    return switch (this) {
      case TABLE -> TableReport.of(result);
      case CSV -> CsvReport.of(result);
      case JSON -> JsonReport.of(result);
      case HTML -> HtmlReport.of(result);
    };
  }

  /** The name as the user writes it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
