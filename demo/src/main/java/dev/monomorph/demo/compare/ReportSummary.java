package dev.monomorph.demo.compare;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** Makes one line of the agent's report: what stands under its heading {@code summary}. */
final class ReportSummary {
  private static final String HEADING = "summary";

  private ReportSummary() {}

  /** The lines of the summary in one; empty for a report that is not made to be read as text. */
  static String of(List<String> report) {
    return report.stream()
        .map(String::strip)
        .dropWhile(line -> !line.equals(HEADING))
        .skip(2) // the heading and the line below it
        .takeWhile(line -> !line.isEmpty())
        .map(line -> line.replaceAll("\\s+", " "))
        .collect(joining(", "));
  }
}
