package dev.monomorph.demo.console;

import java.util.Locale;

/** A page that is complete in itself: it loads nothing, runs no script, and is light or dark. */
public final class HtmlPage {
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>%s</title>
      <style>
      :root { --ink: #1c1e21; --paper: #fff; --line: #d5d8dc; --bar: #2f6fb0; --other: #8a939c; --warn: #a33; }
      @media (prefers-color-scheme: dark) {
        :root { --ink: #e4e6e8; --paper: #16181b; --line: #3a3f45; --bar: #6aa7e0; --other: #7d868f; --warn: #f88; }
      }
      body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
             max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
      table { border-collapse: collapse; width: 100%%; }
      th, td { text-align: left; padding: .2rem .6rem; border-bottom: 1px solid var(--line); }
      .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
      .wide { width: 40%%; }
      .warning { color: var(--warn); font-weight: bold; }
      code { overflow-wrap: anywhere; }
      svg { display: block; width: 100%%; height: 1em; }
      rect.bar { fill: var(--bar); }
      rect.other { fill: var(--other); }
      </style>
      <h1>%s</h1>
      """;

  private HtmlPage() {}

  /**
   * A page.
   *
   * @param title plain text
   * @param body HTML, in which all that is not the program's own has been escaped
   */
  public static String of(String title, String body) {
    return HEAD.formatted(escape(title), escape(title)) + body + "</html>\n";
  }

  /** Text that means nothing but itself, between tags and in quoted attributes. */
  public static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(Character.isISOControl(c) && c != '\n' ? '\ufffd' : c);
      }
    }
    return escaped.toString();
  }

  /**
   * A horizontal bar.
   *
   * @param kind {@code bar} or {@code other}, which differ in colour
   * @param percent its length, from 0 to 100
   * @param label what it says to who cannot see it; plain text
   */
  public static String bar(String kind, double percent, String label) {
    return String.format(
        Locale.ROOT,
        "<svg role=\"img\" aria-label=\"%s\"><rect class=\"%s\" width=\"%.2f%%\""
            + " height=\"100%%\"/></svg>",
        escape(label),
        kind,
        percent);
  }
}
