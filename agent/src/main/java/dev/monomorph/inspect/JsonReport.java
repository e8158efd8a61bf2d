package dev.monomorph.inspect;

import com.grack.nanojson.JsonAppendableWriter;
import com.grack.nanojson.JsonWriter;
import com.grack.nanojson.JsonWriterException;
import dev.monomorph.runtime.CallRefusal;
import dev.monomorph.runtime.KeptCall;
import dev.monomorph.runtime.Measured;
import dev.monomorph.runtime.Refusal;
import dev.monomorph.runtime.Retirement;
import dev.monomorph.runtime.Target;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The journal as JSON, for programs: {@code docs/report.md} has its schema, which changes with
 * {@link #VERSION} only.
 */
public final class JsonReport {
  /** Goes up when something is renamed, removed or comes to mean something else. */
  public static final int VERSION = 1;

  private static final double NANOSECONDS_PER_MILLISECOND = 1e6;

  private final JsonAppendableWriter json;
  private final Journal journal;
  private final CodeTexts codes;

  private JsonReport(Journal journal, JsonAppendableWriter json, CodeTexts codes) {
    this.journal = journal;
    this.json = json;
    this.codes = codes;
  }

  /**
   * The report.
   *
   * @param indent what a step of indentation is; empty for all in one line
   */
  public static String of(Journal journal, ReportHead head, String indent) {
    StringBuilder text = new StringBuilder();
    new JsonReport(journal, JsonWriter.indent(indent).on(text), null).write(head);
    return text.toString();
  }

  /**
   * Writes the report in one line, with the bytecode of targets and specializations.
   *
   * @throws IOException if {@code out} throws it
   */
  public static void write(Journal journal, ReportHead head, CodeTexts codes, Appendable out)
      throws IOException {
    try {
      new JsonReport(journal, JsonWriter.indent("").on(out), codes).write(head);
    } catch (JsonWriterException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private void write(ReportHead head) {
    List<TargetRecord> targets = journal.targets();
    Map<Target, List<SiteRecord>> sites = journal.sites();
    json.object();
    json.value("format", "monomorph-report").value("version", VERSION);
    json.value("agent", head.agent());
    json.value("java", Runtime.version().toString());
    json.value("vm", System.getProperty("java.vm.name"));
    json.value("started", journal.started().toString());
    milliseconds("lastedMillis", journal.now());
    json.object("options", head.options());
    json.object("cache", head.cache());
    totals(Totals.of(targets));
    explanations();
    json.array("failures", journal.failures());
    json.array("unmatchedPatterns", journal.unmatched());
    json.array("targets");
    for (TargetRecord target : targets) {
      target(target, sites.getOrDefault(target.target(), List.of()));
    }
    json.end().end().done();
  }

  private void totals(Totals totals) {
    json.object("totals");
    json.value("targets", totals.targets());
    json.value("woven", totals.woven());
    json.value("called", totals.called());
    json.value("specialized", totals.specialized());
    json.value("withoutGain", totals.withoutGain());
    json.value("splits", totals.splits());
    json.value("specializations", totals.specializations());
    json.value("reused", totals.reused());
    json.value("retired", totals.retired());
    json.value("guessing", totals.guessing());
    json.value("classFileBytes", totals.classFileBytes());
    json.value("copiedBytes", totals.copiedBytes());
    json.value("codeBytes", totals.codeBytes());
    milliseconds("tookMillis", totals.nanoseconds());
    counts("refusals", totals.refusals());
    counts("keptCalls", totals.keptCalls());
    counts("keptCallers", totals.keptCallers());
    counts("retirements", totals.retirements());
    json.end();
  }

  private void explanations() {
    json.object("explanations");
    explanations("refusals", Refusal.values(), Refusal::explanation);
    explanations("keptCalls", KeptCall.values(), KeptCall::explanation);
    explanations("keptCallers", CallRefusal.values(), CallRefusal::explanation);
    explanations("retirements", Retirement.values(), Retirement::explanation);
    json.end();
  }

  private <E extends Enum<E>> void explanations(
      String name, E[] reasons, Function<E, String> explanation) {
    json.object(name);
    for (E reason : reasons) {
      json.value(reason.name(), explanation.apply(reason));
    }
    json.end();
  }

  private void target(TargetRecord record, List<SiteRecord> sites) {
    Target target = record.target();
    json.object();
    json.value("name", record.name());
    json.value("class", target.owner().replace('/', '.'));
    json.value("method", target.name());
    json.value("descriptor", target.descriptor());
    json.value("static", target.isStatic());
    json.value("woven", record.isWoven());
    json.value("called", record.isCalled());
    json.value("withoutGain", record.isWithoutGain());
    json.value("links", record.links());
    json.value("splits", record.splits());
    generic(record.generic());
    if (codes != null) {
      json.value("code", codes.original(target));
    }
    json.array("specializations");
    Retirements ends = new Retirements(record.retirements());
    for (SpecializationRecord each : record.specializations()) {
      specialization(each, record.measured(each.placed().className()), ends.of(each));
    }
    json.end();
    counts("refusals", record.refusals());
    counts("keptCallers", record.keptCallers());
    json.array("sites");
    sites.forEach(this::site);
    json.end().end();
  }

  private void generic(Placed placed) {
    if (placed == null) {
      json.nul("generic");
    } else {
      json.object("generic");
      placed(placed);
      json.end();
    }
  }

  private void specialization(SpecializationRecord made, Measured measured, RetirementRecord end) {
    json.object();
    json.value("key", made.key());
    placed(made.placed());
    json.value("copiedBytes", made.extent().copiedBytes());
    json.value("codeBytes", made.extent().codeBytes());
    json.value("guesses", made.extent().guesses());
    counts("keptCalls", made.extent().keptCalls());
    milliseconds("atMillis", made.at());
    milliseconds("tookMillis", made.nanoseconds());
    json.value("reused", made.reused());
    if (end == null) {
      json.nul("retired");
    } else {
      json.object("retired").value("reason", end.reason().name());
      milliseconds("atMillis", end.at());
      json.end();
    }
    if (measured == null) {
      json.nul("measured");
    } else {
      json.object("measured");
      json.value("genericNanos", measured.genericNanos());
      json.value("specializedNanos", measured.specializedNanos());
      json.value("ratio", measured.ratio());
      json.end();
    }
    if (codes != null) {
      json.value("code", codes.specialization(made.placed().className()));
    }
    json.end();
  }

  private void placed(Placed placed) {
    json.value("class", placed.className());
    json.value("classFileBytes", placed.bytes());
    json.value("hiddenBecause", placed.hiddenBecause());
    if (placed.hits() == null) {
      json.nul("hits");
    } else {
      json.value("hits", placed.hits().count());
    }
  }

  private void site(SiteRecord site) {
    json.object();
    json.value("caller", site.caller());
    json.value("state", site.state().name());
    json.value("relinks", site.relinks());
    json.array("copies", site.copies());
    json.end();
  }

  private void counts(String name, Map<? extends Enum<?>, Integer> counts) {
    json.object(name);
    counts.forEach((reason, count) -> json.value(reason.name(), count));
    json.end();
  }

  /** To the microsecond: what is finer is noise. */
  private void milliseconds(String name, long nanoseconds) {
    json.value(name, Math.round(nanoseconds / 1e3) * 1e3 / NANOSECONDS_PER_MILLISECOND);
  }
}
