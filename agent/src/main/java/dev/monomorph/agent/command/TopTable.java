package dev.monomorph.agent.command;

import dev.monomorph.agent.command.AgentView.Sample;
import dev.monomorph.agent.command.AgentView.Target;
import dev.monomorph.agent.command.AgentView.Totals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What {@code top} shows of two looks at an agent. */
final class TopTable {
  private static final double NANOSECONDS_PER_SECOND = 1e9;
  private static final String LINE = "%7s %7s %7s %6s %9s  %s";

  private final TopSort sort;
  private final String filter;

  /**
   * @param filter what the names of targets contain that are shown
   */
  TopTable(TopSort sort, String filter) {
    this.sort = sort;
    this.filter = filter;
  }

  /**
   * A target, and what it did between the looks.
   *
   * @param newASecond specializations made a second
   * @param hitsASecond calls of specializations a second; 0 where they are not counted
   */
  record Row(Target target, double newASecond, double hitsASecond) {}

  /**
   * The lines.
   *
   * @param before null for none
   */
  List<String> lines(Sample before, Sample now) {
    List<String> lines = new ArrayList<>();
    lines.addAll(head(now));
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT, LINE, "COPIES", "NEW/s", "RETIRED", "SITES", "HITS/s", "TARGET"));
    for (Row row : rows(before, now)) {
      lines.add(line(row));
    }
    return lines;
  }

  private static List<String> head(Sample now) {
    Totals totals = now.totals();
    return List.of(
        String.format(
            Locale.ROOT,
            "monomorph: %,d targets, %,d woven, %,d called, %,d calls split%s",
            totals.targets(),
            totals.woven(),
            totals.called(),
            totals.splits(),
            now.enabled() ? "" : "; switched off"),
        String.format(
            Locale.ROOT,
            "specializations: %,d made, %,d retired, %,d bytes of class files, %,.1f ms",
            totals.specializations(),
            totals.retired(),
            totals.classFileBytes(),
            totals.milliseconds()));
  }

  private List<Row> rows(Sample before, Sample now) {
    Map<String, Target> earlier = new HashMap<>();
    if (before != null) {
      before.targets().forEach(target -> earlier.put(target.name(), target));
    }
    double seconds = before == null ? 0 : (now.at() - before.at()) / NANOSECONDS_PER_SECOND;
    List<Row> rows = new ArrayList<>();
    for (Target target : now.targets()) {
      if (target.name().contains(filter)) {
        rows.add(row(earlier.get(target.name()), target, seconds));
      }
    }
    rows.sort(sort.order());
    return rows;
  }

  private static Row row(Target before, Target now, double seconds) {
    if (seconds <= 0) {
      return new Row(now, 0, 0);
    }
    int made = before == null ? 0 : before.specializations();
    long hits = before == null || before.hits() == null ? 0 : before.hits();
    return new Row(
        now,
        (now.specializations() - made) / seconds,
        now.hits() == null ? 0 : (now.hits() - hits) / seconds);
  }

  private static String line(Row row) {
    Target target = row.target();
    StringBuilder text = new StringBuilder(target.name());
    if (!target.enabled()) {
      text.append("  switched off");
    }
    if (!target.states().isEmpty()) {
      text.append("  [").append(target.states()).append(']');
    }
    if (!target.refusals().isEmpty()) {
      text.append("  refused: ").append(target.refusals());
    }
    return String.format(
        Locale.ROOT,
        LINE,
        target.copies(),
        String.format(Locale.ROOT, "%.1f", row.newASecond()),
        target.retired(),
        target.sites(),
        target.hits() == null ? "-" : String.format(Locale.ROOT, "%,.0f", row.hitsASecond()),
        text);
  }
}
