package dev.monomorph.inspect;

import dev.monomorph.runtime.CallRefusal;
import dev.monomorph.runtime.KeptCall;
import dev.monomorph.runtime.Refusal;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The journal as plain text: a summary, the refusals by reason, then every target. */
public final class TextReport {
  private static final double NANOSECONDS_PER_MILLISECOND = 1e6;

  private final StringBuilder text = new StringBuilder();
  private final List<TargetRecord> targets;

  private TextReport(Journal journal) {
    this.targets = journal.targets();
  }

  /**
   * The report.
   *
   * @param options as they were in effect
   */
  public static String of(Journal journal, String options) {
    TextReport report = new TextReport(journal);
    report.line("Monomorph report");
    report.line("options: %s", options);
    report.summary();
    report.refusals();
    report.keptCalls();
    report.keptCallers();
    report.lines("failures", journal.failures());
    report.lines("patterns that no loaded class has a method for", journal.unmatched());
    report.wovenTargets();
    report.refusedTargets();
    return report.text.toString();
  }

  private void summary() {
    int woven = 0;
    int called = 0;
    int specialized = 0;
    int hopeless = 0;
    int split = 0;
    int specializations = 0;
    long bytes = 0;
    long copied = 0;
    long code = 0;
    long nanoseconds = 0;
    int guessing = 0;
    int retired = 0;
    for (TargetRecord target : targets) {
      woven += target.isWoven() ? 1 : 0;
      called += target.isCalled() ? 1 : 0;
      specialized += target.specializations().isEmpty() ? 0 : 1;
      hopeless += target.isWithoutGain() ? 1 : 0;
      split += target.splits();
      retired += target.retired();
      for (SpecializationRecord specialization : target.specializations()) {
        specializations++;
        bytes += specialization.placed().bytes();
        copied += specialization.extent().copiedBytes();
        code += specialization.extent().codeBytes();
        nanoseconds += specialization.nanoseconds();
        guessing += specialization.extent().guesses() ? 1 : 0;
      }
    }
    heading("summary");
    line("methods asked for     %,8d", targets.size());
    line("methods woven         %,8d", woven);
    line("methods called        %,8d", called);
    line("of these specialized  %,8d", specialized);
    line("of these without gain %,8d", hopeless);
    line("calls split           %,8d", split);
    line("specializations       %,8d", specializations);
    line("of these retired      %,8d", retired);
    line("of these with guesses %,8d", guessing);
    line("bytes of class files  %,8d", bytes);
    line("bytes of code copied  %,8d", copied);
    line("bytes of copies' code %,8d", code);
    line("milliseconds spent    %,8.1f", nanoseconds / NANOSECONDS_PER_MILLISECOND);
  }

  private void refusals() {
    Map<Refusal, Integer> totals = new EnumMap<>(Refusal.class);
    for (TargetRecord target : targets) {
      target.refusals().forEach((reason, count) -> totals.merge(reason, count, Integer::sum));
    }
    heading("refusals by reason");
    if (totals.isEmpty()) {
      line("none");
    }
    totals.forEach((reason, count) -> line("%,8d  %-22s %s", count, reason, reason.explanation()));
  }

  private void keptCalls() {
    Map<KeptCall, Integer> totals = new EnumMap<>(KeptCall.class);
    for (TargetRecord target : targets) {
      for (SpecializationRecord specialization : target.specializations()) {
        specialization.extent().keptCalls().forEach((why, n) -> totals.merge(why, n, Integer::sum));
      }
    }
    if (!totals.isEmpty()) {
      heading("calls out of specializations by reason");
      totals.forEach((why, count) -> line("%,8d  %-22s %s", count, why, why.explanation()));
    }
  }

  private void keptCallers() {
    Map<CallRefusal, Integer> totals = new EnumMap<>(CallRefusal.class);
    for (TargetRecord target : targets) {
      target.keptCallers().forEach((why, count) -> totals.merge(why, count, Integer::sum));
    }
    if (!totals.isEmpty()) {
      heading("calls of full targets that were not split by reason");
      totals.forEach((why, count) -> line("%,8d  %-22s %s", count, why, why.explanation()));
    }
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
      code(specialization.key(), specialization.placed(), cost);
    }
    if (target.dropped() > 0) {
      line("    %,d dropped: a class they were made from was redefined", target.dropped());
    }
    if (target.splits() > 0) {
      line("    %,d calls split", target.splits());
    }
    target.keptCallers().forEach((why, count) -> line("    not split %,d x %s", count, why));
    if (target.retired() > 0) {
      line("    %,d retired: replaced, or no longer called for", target.retired());
    }
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
