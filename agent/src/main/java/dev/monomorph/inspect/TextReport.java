package dev.monomorph.inspect;

import dev.monomorph.runtime.Measured;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The journal as plain text: a summary, the refusals by reason, then every target. */
public final class TextReport {
  private static final double NANOSECONDS_PER_MILLISECOND = 1e6;

  private final StringBuilder text = new StringBuilder();
  private final List<TargetRecord> targets;
  private final Totals totals;

  private TextReport(Journal journal) {
    this.targets = journal.targets();
    this.totals = Totals.of(targets);
  }

  /** The report. */
  public static String of(Journal journal, ReportHead head) {
    TextReport report = new TextReport(journal);
    report.line("Monomorph report");
    report.line("options: %s", joined(head.options()));
    report.summary();
    report.cache(head.cache());
    report.refusals();
    report.keptCalls();
    report.keptCallers();
    report.lines("failures", journal.failures());
    report.lines("patterns that no loaded class has a method for", journal.unmatched());
    report.wovenTargets();
    report.refusedTargets();
    return report.text.toString();
  }

  private static String joined(Map<String, String> options) {
    return options.entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining(","));
  }

  private void cache(Map<String, Object> cache) {
    if (!cache.isEmpty()) {
      heading("cache");
      cache.forEach((what, value) -> line("%-12s %s", what, value));
    }
  }

  private void summary() {
    heading("summary");
    line("methods asked for     %,8d", totals.targets());
    line("methods woven         %,8d", totals.woven());
    line("methods called        %,8d", totals.called());
    line("of these specialized  %,8d", totals.specialized());
    line("of these without gain %,8d", totals.withoutGain());
    line("calls split           %,8d", totals.splits());
    line("specializations       %,8d", totals.specializations());
    if (totals.reused() > 0) {
      line("of these reused       %,8d", totals.reused());
    }
    line("of these retired      %,8d", totals.retired());
    line("of these with guesses %,8d", totals.guessing());
    line("bytes of class files  %,8d", totals.classFileBytes());
    line("bytes of code copied  %,8d", totals.copiedBytes());
    line("bytes of copies' code %,8d", totals.codeBytes());
    line("milliseconds spent    %,8.1f", totals.nanoseconds() / NANOSECONDS_PER_MILLISECOND);
  }

  private void refusals() {
    heading("refusals by reason");
    if (totals.refusals().isEmpty()) {
      line("none");
    }
    totals.refusals().forEach((reason, n) -> reason(n, reason, reason.explanation()));
  }

  private void keptCalls() {
    if (!totals.keptCalls().isEmpty()) {
      heading("calls out of specializations by reason");
      totals.keptCalls().forEach((reason, n) -> reason(n, reason, reason.explanation()));
    }
  }

  private void keptCallers() {
    if (!totals.keptCallers().isEmpty()) {
      heading("calls of full targets that were not split by reason");
      totals.keptCallers().forEach((reason, n) -> reason(n, reason, reason.explanation()));
    }
  }

  private void reason(int count, Enum<?> reason, String explanation) {
    line("%,8d  %-22s %s", count, reason, explanation);
  }

  private void lines(String title, List<String> lines) {
    if (!lines.isEmpty()) {
      heading(title);
      lines.forEach(text -> line("%s", text));
    }
  }

  private void wovenTargets() {
    heading("targets");
    for (TargetRecord target : targets) {
      if (target.isWoven()) {
        wovenTarget(target);
      }
    }
  }

  private static String benefit(Measured measured) {
    return measured == null
        ? ""
        : String.format(
            Locale.ROOT,
            ", %,.0f ns a call, generic %,.0f ns: %.2f times as fast",
            measured.specializedNanos(),
            measured.genericNanos(),
            measured.ratio());
  }

  private void wovenTarget(TargetRecord target) {
    line("%s", target.name());
    if (target.generic() != null) {
      code("generic", target.generic(), "");
    } else if (!target.isCalled() && target.refusals().isEmpty()) {
      line("    never called");
    }
    for (SpecializationRecord specialization : target.specializations()) {
      double milliseconds = specialization.nanoseconds() / NANOSECONDS_PER_MILLISECOND;
      String cost =
          String.format(
              Locale.ROOT,
              ", %.2f ms, %,d bytes copied to %,d%s",
              milliseconds,
              specialization.extent().copiedBytes(),
              specialization.extent().codeBytes(),
              specialization.extent().guesses() ? ", guesses elements" : "");
      Measured measured = target.measured(specialization.placed().className());
      code(specialization.key(), specialization.placed(), cost + benefit(measured));
    }
    if (target.splits() > 0) {
      line("    %,d calls split", target.splits());
    }
    target.keptCallers().forEach((why, count) -> line("    not split %,d x %s", count, why));
    Totals.of(List.of(target))
        .retirements()
        .forEach((reason, count) -> line("    %,d retired: %s", count, reason.explanation()));
    target.refusals().forEach((reason, count) -> line("    refused %d x %s", count, reason));
  }

  private void code(String what, Placed placed, String cost) {
    String hidden = placed.hiddenBecause() == null ? "" : ", hidden: " + placed.hiddenBecause();
    String hits =
        placed.hits() == null
            ? ""
            : String.format(Locale.ROOT, ", %,d hits", placed.hits().count());
    line("    %s", what);
    line("        %s, %,d bytes%s%s%s", placed.className(), placed.bytes(), cost, hits, hidden);
  }

  private void refusedTargets() {
    heading("refused methods");
    for (TargetRecord target : targets) {
      if (!target.isWoven()) {
        line("%s", target.name());
        target.refusals().keySet().forEach(reason -> line("    %s", reason.explanation()));
      }
    }
  }

  private void heading(String title) {
    line("");
    line("%s", title);
    line("%s", "-".repeat(title.length()));
  }

  private void line(String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }
}
