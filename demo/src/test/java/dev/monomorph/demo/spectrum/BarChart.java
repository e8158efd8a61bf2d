package dev.monomorph.demo.spectrum;

import java.util.ArrayList;
import java.util.List;

/** A chart of horizontal bars as SVG, light or dark as its reader likes it. */
final class BarChart {
  private static final int LABELS = 190;
  private static final int BARS = 480;
  private static final int NUMBERS = 90;
  private static final int BAR = 16;
  private static final int GAP = 10;
  private static final int TOP = 44;
  private static final List<String> COLOURS = List.of("#2f6fb3", "#e08a2e");

  private final String title;
  private final boolean logarithmic;
  private final List<Bar> bars = new ArrayList<>();

  /**
   * One bar.
   *
   * @param label what stands beside it; the same as that of the bar before: they are one group
   * @param series decides the colour, from 0
   * @param value positive
   * @param text what stands at its end
   */
  private record Bar(String label, int series, double value, String text) {}

  /**
   * A chart without bars.
   *
   * @param logarithmic whether a bar that is twice as long is for much more than twice as much
   */
  BarChart(String title, boolean logarithmic) {
    this.title = title;
    this.logarithmic = logarithmic;
  }

  /** Adds a bar below the others. */
  void add(String label, int series, double value, String text) {
    bars.add(new Bar(label, series, value, text));
  }

  /** The file. */
  String svg() {
    StringBuilder svg = new StringBuilder();
    StringBuilder body = new StringBuilder();
    int y = TOP;
    String label = "";
    for (Bar bar : bars) {
      boolean begins = !bar.label().equals(label);
      y += begins ? GAP : 0;
      body.append(line(bar, begins ? bar.label() : "", y));
      label = bar.label();
      y += BAR + 2;
    }
    int width = LABELS + BARS + NUMBERS;
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-label="%s">
        <style>
        text { font: 13px system-ui, sans-serif; fill: #1c1c1c }
        .title { font-weight: 600; font-size: 15px }
        .paper { fill: #ffffff }
        @media (prefers-color-scheme: dark) { text { fill: #e8e8e8 } .paper { fill: #16191d } }
        </style>
        <rect class="paper" width="100%%" height="100%%"/>
        <text class="title" x="12" y="26">%s</text>
        """
            .formatted(width, y + GAP, escaped(title), escaped(title)));
    return svg.append(body).append("</svg>\n").toString();
  }

  private String line(Bar bar, String label, int y) {
    int length = Math.max(1, (int) Math.round(BARS * share(bar.value())));
    int baseline = y + BAR - 4;
    return """
        <text x="%d" y="%d" text-anchor="end">%s</text>
        <rect x="%d" y="%d" width="%d" height="%d" rx="2" fill="%s"/>
        <text x="%d" y="%d">%s</text>
        """
        .formatted(
            LABELS - 8,
            baseline,
            escaped(label),
            LABELS,
            y,
            length,
            BAR,
            COLOURS.get(bar.series()),
            LABELS + length + 6,
            baseline,
            escaped(bar.text()));
  }

  private double share(double value) {
    double most = bars.stream().mapToDouble(Bar::value).max().orElse(1);
    if (!logarithmic) {
      return value / most;
    }
    double least = bars.stream().mapToDouble(Bar::value).min().orElse(most) / 2;
    return Math.log(value / least) / Math.log(most / least);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
