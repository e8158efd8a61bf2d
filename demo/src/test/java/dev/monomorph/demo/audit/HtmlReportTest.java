package dev.monomorph.demo.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlReportTest {
  @Test
  void drawsABarForEachRule() {
    String page = HtmlReport.of(Results.small(true));

    assertThat(page)
        .startsWith("<!DOCTYPE html>")
        .contains("<rect class=\"bar\" width=\"100.00%\"", "<rect class=\"bar\" width=\"0.00%\"")
        .contains("<code>age &lt; 18</code>", ">66.67%<", "people.csv:5: expected 2 fields")
        .doesNotContain("PARTIAL");
  }

  @Test
  void marksAPartialResult() {
    assertThat(HtmlReport.of(Results.small(false))).contains("PARTIAL: interrupted after 3 rows");
  }

  @Test
  void letsNoTextBecomeMarkup() {
    String page = HtmlReport.of(Results.hostile());

    assertThat(page).doesNotContain("<script", "alert(\"", "\u0000").contains("&lt;script&gt;");
  }

  @Test
  void loadsNothing() {
    assertThat(HtmlReport.of(Results.small(true)))
        .contains("default-src 'none'")
        .doesNotContain("http://", "https://", "url(", " src=", " href=");
  }
}
