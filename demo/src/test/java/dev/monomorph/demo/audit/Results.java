package dev.monomorph.demo.audit;

import dev.monomorph.demo.rows.BadRow;
import java.util.List;

/** Results that the tests of all formats write. */
final class Results {
  private Results() {}

  /** Three rows, a rule that found two of them and one that found nothing. */
  static AuditResult small(boolean complete) {
    return new AuditResult(
        "rows of people.csv",
        3,
        List.of(
            new Findings("minor", "age < 18", 2, List.of("people.csv:3")),
            new Findings("tall", "tall", 0, List.of())),
        1,
        List.of(new BadRow("people.csv", 5, "expected 2 fields, found 1")),
        complete);
  }

  /** A result in which every text means something in HTML, JSON and CSV. */
  static AuditResult hostile() {
    String text = "</code><script>alert(\"1\")</script> & '\u0000\",;";
    return new AuditResult(
        text,
        1,
        List.of(new Findings(text, "name = " + text, 1, List.of(text))),
        1,
        List.of(new BadRow(text, 1, text)),
        true);
  }
}
