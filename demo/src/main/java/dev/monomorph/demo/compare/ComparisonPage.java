package dev.monomorph.demo.compare;

import static dev.monomorph.demo.console.HtmlPage.escape;

import dev.monomorph.demo.console.HtmlPage;
import java.util.List;
import java.util.Locale;

/** A comparison as a page: for each phase a bar without and one with the agent. */
public final class ComparisonPage {
  private ComparisonPage() {}

  /**
   * The page.
   *
   * @param remarks what there is to say besides, as plain text
   */
  public static String of(Comparison comparison, List<String> remarks) {
    StringBuilder body = new StringBuilder();
    body.append("<p>Nanoseconds a row; the shorter bar is the faster run. ");
    body.append("Of each phase, the longer bar has the full width.</p>\n");
    body.append("<table>\n<tr><th>phase<th class=\"number\">rows a pass");
    body.append(
        "<th class=\"number\">times as fast<th>agent<th class=\"number\">ns a row<th class=\"wide\">\n");
    comparison.times().forEach(times -> append(body, times));
    body.append("</table>\n");
    for (String remark : remarks) {
      remark.lines().forEach(line -> body.append("<p>" + escape(line) + "</p>\n"));
    }
    return HtmlPage.of("Without and with the agent", body.toString());
  }

  private static void append(StringBuilder body, PhaseTimes times) {
    double longest = Math.max(times.without(), times.with());
    body.append(
        String.format(
            Locale.ROOT,
            "<tr><th rowspan=\"2\">%s<td rowspan=\"2\" class=\"number\">%,d"
                + "<td rowspan=\"2\" class=\"number\">%.2f",
            escape(times.phase()),
            times.rowsPerPass(),
            times.ratio()));
    body.append(bar("without", "other", times.without(), longest)).append("<tr>");
    body.append(bar("with", "bar", times.with(), longest));
  }

  private static String bar(String agent, String kind, double nanos, double longest) {
    double percent = nanos > 0 && longest > 0 ? 100 * nanos / longest : 0;
    String label = String.format(Locale.ROOT, "%.2f", nanos);
    return "<td>%s<td class=\"number\">%s<td>%s\n"
        .formatted(agent, label, HtmlPage.bar(kind, percent, label + " ns, " + agent));
  }
}
