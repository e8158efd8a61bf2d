package dev.monomorph.jmh;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Results as Markdown, padded so that it can be read in a terminal too: ratios first. */
final class Table {
  private static final String LEGEND =
      """
      Times are in nanoseconds per element: the median of all iterations, ± half of the distance
      between the quartiles. Ratios are of the medians, more is better: handwritten / specialized,
      polluted / specialized, polluted / handwritten, clean / cleanUnderAgent.
      """;

  private Table() {}

  /** One table per JVM. */
  static String markdown(Results results) {
    StringBuilder markdown = new StringBuilder();
    results
        .byJvm()
        .forEach(
            (jvm, kernels) ->
                markdown
                    .append("## JVM ")
                    .append(jvm)
                    .append("\n\n")
                    .append(table(kernels))
                    .append('\n'));
    return markdown.append(LEGEND).toString();
  }

  private static String table(Map<String, Map<Variant, Score>> kernels) {
    List<List<String>> rows = new ArrayList<>();
    List<Variant> variants = variants(kernels.values());
    rows.add(heading(variants));
    kernels.forEach((kernel, scores) -> rows.add(row(kernel, scores, variants)));
    return render(rows);
  }

  /** The columns: the ordinary ones, and others of which there is something. */
  private static List<Variant> variants(Collection<Map<Variant, Score>> kernels) {
    List<Variant> variants = new ArrayList<>();
    for (Variant variant : Variant.values()) {
      if (Variant.ordinary().contains(variant)
          || kernels.stream().anyMatch(scores -> scores.containsKey(variant))) {
        variants.add(variant);
      }
    }
    return variants;
  }

  private static List<String> heading(List<Variant> variants) {
    List<String> cells = new ArrayList<>(List.of("kernel"));
    for (Ratio ratio : Ratio.values()) {
      cells.add(ratio.title);
    }
    for (Variant variant : variants) {
      cells.add(variant.method);
    }
    return cells;
  }

  private static List<String> row(
      String kernel, Map<Variant, Score> scores, List<Variant> variants) {
    List<String> cells = new ArrayList<>(List.of(kernel));
    for (Ratio ratio : Ratio.values()) {
      cells.add(ratio.of(scores));
    }
    for (Variant variant : variants) {
      Score score = scores.get(variant);
      cells.add(score == null ? "–" : score.toString());
    }
    return cells;
  }

  private static String render(List<List<String>> rows) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (int r = 0; r < rows.size(); r++) {
      renderRow(rows.get(r), widths, text);
      if (r == 0) {
        renderRule(widths, text);
      }
    }
    return text.toString();
  }

  /** The first column to the left, the numbers to the right. */
  private static void renderRow(List<String> row, int[] widths, StringBuilder text) {
    text.append('|');
    for (int i = 0; i < widths.length; i++) {
      String pad = " ".repeat(widths[i] - row.get(i).length());
      text.append(' ').append(i == 0 ? row.get(i) + pad : pad + row.get(i)).append(" |");
    }
    text.append('\n');
  }

  private static void renderRule(int[] widths, StringBuilder text) {
    text.append('|');
    for (int i = 0; i < widths.length; i++) {
      text.append('-').append("-".repeat(widths[i])).append(i == 0 ? '-' : ':').append('|');
    }
    text.append('\n');
  }
}
