package dev.monomorph.inspect.html;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.monomorph.inspect.CodeTexts;
import dev.monomorph.inspect.Journal;
import dev.monomorph.inspect.JsonReport;
import dev.monomorph.inspect.ReportHead;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * The journal as one page that needs nothing else: the JSON report, and the script that shows it.
 *
 * <p>Its policy lets run that very script, and nothing come from or go to anywhere.
 */
public final class HtmlReport {
  private static final String PAGE = "report.html";
  private static final String STYLE = "report.css";

  /** In the order in which they need each other. */
  private static final List<String> SCRIPTS =
      List.of(
          "dom",
          "model",
          "head",
          "charts",
          "timeline",
          "benefit",
          "targets",
          "detail",
          "refused",
          "diff",
          "code",
          "main");

  private HtmlReport() {}

  /**
   * Writes the page, in UTF-8.
   *
   * @throws IOException if {@code out} throws it, or the agent's jar cannot be read
   */
  public static void write(Journal journal, ReportHead head, CodeTexts codes, Writer out)
      throws IOException {
    String[] parts = resource(PAGE).split("@", -1);
    for (int i = 0; i < parts.length; i++) {
      boolean isName = i % 2 == 1;
      if (isName && parts[i].equals("report")) {
        JsonReport.write(journal, head, codes, new ScriptWriter(out));
      } else {
        out.write(isName ? part(parts[i]) : parts[i]);
      }
    }
  }

  /** What stands in the page for a name between two {@code @}. */
  private static String part(String name) throws IOException {
    return switch (name) {
      case "policy" -> policy();
      case "style" -> resource(STYLE);
      case "script" -> script();
      default -> throw new IllegalStateException(PAGE + " names an unknown part: " + name);
    };
  }

  private static String policy() throws IOException {
    return "default-src 'none'; base-uri 'none'; form-action 'none'; style-src '"
        + hash(resource(STYLE))
        + "'; script-src '"
        + hash(script())
        + "'";
  }

  private static String script() throws IOException {
    StringBuilder all = new StringBuilder();
    for (String name : SCRIPTS) {
      all.append(resource(name + ".js"));
    }
    return all.toString();
  }

  private static String hash(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is missing in the agent's jar");
      }
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
