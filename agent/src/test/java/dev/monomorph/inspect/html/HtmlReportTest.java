package dev.monomorph.inspect.html;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import dev.monomorph.inspect.JsonReport;
import dev.monomorph.inspect.ReportHead;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as text; what a browser makes of it is seen by {@code agent/src/browser/run}. */
class HtmlReportTest {
  private static final ReportHead HEAD = new ReportHead("1.2.3", Map.of("warmup", "20"), Map.of());

  private static String page(SampleJournal sample) throws IOException {
    StringWriter out = new StringWriter();
    HtmlReport.write(sample.journal, HEAD, sample.code, out);
    return out.toString();
  }

  private static String between(String text, String start, String end) {
    int from = text.indexOf(start);
    assertThat(from).as(start).isNotNegative();
    return text.substring(from + start.length(), text.indexOf(end, from + start.length()));
  }

  private static String data(String page) {
    return between(page, "<script type=\"application/json\" id=\"report\">", "</script>");
  }

  /** What it does not know of itself: the times to the report, and the bytecode. */
  private static JsonObject comparable(String json) throws Exception {
    JsonObject report = JsonParser.object().from(json);
    report.remove("lastedMillis");
    for (Object target : report.getArray("targets")) {
      ((JsonObject) target).remove("code");
      for (Object each : ((JsonObject) target).getArray("specializations")) {
        ((JsonObject) each).remove("code");
      }
    }
    return report;
  }

  @Test
  void holdsTheJsonReport() throws Exception {
    SampleJournal sample = new SampleJournal().fill(20, 0);

    JsonObject embedded = comparable(data(page(sample)));

    assertThat(embedded).isEqualTo(comparable(JsonReport.of(sample.journal, HEAD, "  ")));
    assertThat(embedded.getArray("targets")).hasSizeGreaterThan(2);
  }

  @Test
  void holdsTheBytecodeOfOriginalsAndCopies() throws Exception {
    JsonObject report = JsonParser.object().from(data(page(new SampleJournal().fill(1, 0))));
    JsonObject target = report.getArray("targets").getObject(0);
    JsonObject made = target.getArray("specializations").getObject(0);

    assertThat(text(target)).contains("INVOKEINTERFACE java/util/function/IntBinaryOperator");
    assertThat(text(made)).contains("INVOKESTATIC").doesNotContain("INVOKEINTERFACE");
  }

  private static String text(JsonObject holder) {
    byte[] deflated = Base64.getDecoder().decode(holder.getString("code"));
    return new String(Deflated.inflate(deflated), UTF_8);
  }

  @Test
  void isHandedNothingByOthers() throws Exception {
    String page = page(new SampleJournal().fill(5, 0));
    String shell = page.replace(data(page), "");

    assertThat(shell)
        .contains("default-src 'none'", "base-uri 'none'", "form-action 'none'")
        .doesNotContain("@policy@", "@style@", "@script@", "@report@", "unsafe-inline")
        .doesNotContainPattern("(?i)<(link|img|iframe|base|object|embed)\\b")
        .doesNotContainPattern("(?i)\\b(src|href)=\"(?!#)")
        .doesNotContainPattern("url\\(|@import|\\bfetch\\(|XMLHttpRequest|WebSocket")
        .doesNotContainPattern(
            "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|\\beval\\(");
    // The name of a kind of element is all that looks like an address.
    assertThat(shell.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http:", "https:");
  }

  @Test
  void itsPolicyNamesWhatStandsInIt() throws Exception {
    String page = page(new SampleJournal());
    String policy = between(page, "Content-Security-Policy\" content=\"", "\"");

    assertThat(policy)
        .contains("style-src '" + hash(between(page, "<style>", "</style>")) + "'")
        .contains("script-src '" + hash(between(page, "<script>", "</script>")) + "'");
  }

  private static String hash(String text) throws Exception {
    byte[] bytes = text.getBytes(UTF_8);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
    return "sha256-" + Base64.getEncoder().encodeToString(digest);
  }

  @Test
  void hostileNamesAreOnlyNames() throws Exception {
    SampleJournal sample = new SampleJournal().fillWithHostileNames();
    String page = page(sample);

    List<String> tags =
        Pattern.compile("(?i)</?script\\b[^>]*>|<!--")
            .matcher(page)
            .results()
            .map(MatchResult::group)
            .toList();
    assertThat(tags)
        .containsExactly(
            "<script type=\"application/json\" id=\"report\">",
            "</script>",
            "<script>",
            "</script>");
    assertThat(data(page)).doesNotContain("<", ">", "&", "\u2028", "\u2029");
    assertThat(comparable(data(page)))
        .isEqualTo(comparable(JsonReport.of(sample.journal, HEAD, "")));
  }

  /** Half a character has no place in UTF-8. */
  @Test
  void canBeWrittenWhateverTheNames(@TempDir Path directory) throws Exception {
    SampleJournal sample = new SampleJournal().fillWithHostileNames();
    Path file = directory.resolve("report.html");

    try (Writer out = Files.newBufferedWriter(file)) {
      HtmlReport.write(sample.journal, HEAD, sample.code, out);
    }

    assertThat(Files.readString(file)).contains("\\ud800 lone").endsWith("</html>\n");
  }
}
