package dev.monomorph.demo.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlPageTest {
  @Test
  void escapesAllThatMeansSomething() {
    assertThat(HtmlPage.escape("a<b> & \"c\" 'd'\u0000\u001b\u0085\n"))
        .isEqualTo("a&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;\ufffd\ufffd\ufffd\n");
  }

  @Test
  void escapesTheTitleButNotTheBody() {
    assertThat(HtmlPage.of("<b>", "<p>100% of it</p>"))
        .contains("<title>&lt;b&gt;</title>", "<h1>&lt;b&gt;</h1>", "<p>100% of it</p>");
  }

  @Test
  void drawsABarOfALength() {
    assertThat(HtmlPage.bar("other", 12.5, "1 \"of\" 8"))
        .isEqualTo(
            "<svg role=\"img\" aria-label=\"1 &quot;of&quot; 8\">"
                + "<rect class=\"other\" width=\"12.50%\" height=\"100%\"/></svg>");
  }
}
