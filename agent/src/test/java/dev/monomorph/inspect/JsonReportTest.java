package dev.monomorph.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import dev.monomorph.runtime.CallRefusal;
import dev.monomorph.runtime.Extent;
import dev.monomorph.runtime.Hits;
import dev.monomorph.runtime.KeptCall;
import dev.monomorph.runtime.Key;
import dev.monomorph.runtime.Measured;
import dev.monomorph.runtime.Refusal;
import dev.monomorph.runtime.Retirement;
import dev.monomorph.runtime.Target;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The report as programs read it, which {@code docs/report.md} describes. */
class JsonReportTest {
  private static final Target FOLD =
      new Target("com/acme/Fold", "fold", "(Ljava/lang/Object;)I", true);
  private static final Key KEY = Key.exact(1, new int[] {0}, new Class<?>[] {String.class});
  private static final Extent EXTENT = new Extent(100, 120, Map.of(KeptCall.SYNCHRONIZED, 2), true);

  private final Journal journal = new Journal(null, List.of());

  private JsonObject report() throws JsonParserException {
    ReportHead head = new ReportHead("1.2.3", Map.of("warmup", "20"), Map.of());
    return JsonParser.object().from(JsonReport.of(journal, head, "  "));
  }

  private static Placed placed(String className, Hits hits) {
    return new Placed(className, 1234, null, hits);
  }

  private JsonObject target() throws JsonParserException {
    JsonArray targets = report().getArray("targets");
    assertThat(targets).hasSize(1);
    return targets.getObject(0);
  }

  @Test
  void saysWhatItIsAndWhatOf() throws Exception {
    JsonObject report = report();

    assertThat(report.getString("format")).isEqualTo("monomorph-report");
    assertThat(report.getInt("version")).isEqualTo(JsonReport.VERSION);
    assertThat(report.getString("agent")).isEqualTo("1.2.3");
    assertThat(report.getString("java")).isEqualTo(Runtime.version().toString());
    assertThat(report.getString("started")).isEqualTo(journal.started().toString());
    assertThat(report.getObject("options").getString("warmup")).isEqualTo("20");
    assertThat(report.getArray("targets")).isEmpty();
  }

  @Test
  void everyReasonIsExplained() throws Exception {
    JsonObject explanations = report().getObject("explanations");

    assertThat(explanations.getObject("refusals")).hasSameSizeAs(Refusal.values());
    assertThat(explanations.getObject("keptCalls")).hasSameSizeAs(KeptCall.values());
    assertThat(explanations.getObject("keptCallers")).hasSameSizeAs(CallRefusal.values());
    assertThat(explanations.getObject("retirements"))
        .hasSameSizeAs(Retirement.values())
        .containsEntry("OBJECT_GONE", Retirement.OBJECT_GONE.explanation());
  }

  @Test
  void aTargetAndItsSpecializations() throws Exception {
    Hits hits = new Hits();
    hits.cell()[0] = 42;
    journal.woven(FOLD);
    journal.linked(FOLD, placed("com.acme.Fold$$Mono_1", null));
    journal.specialized(
        FOLD, KEY, placed("com.acme.Fold$$Mono_2", hits), EXTENT, Lasting.nanoseconds(1_500_000));

    JsonObject target = target();
    assertThat(target.getString("class")).isEqualTo("com.acme.Fold");
    assertThat(target.getString("method")).isEqualTo("fold");
    assertThat(target.getString("descriptor")).isEqualTo("(Ljava/lang/Object;)I");
    assertThat(target.getBoolean("woven")).isTrue();
    assertThat(target.getObject("generic").getString("class")).isEqualTo("com.acme.Fold$$Mono_1");
    assertThat(target.getObject("generic").isNull("hits")).isTrue();
    JsonObject made = target.getArray("specializations").getObject(0);
    assertThat(made.getString("key")).isEqualTo("(java.lang.String)");
    assertThat(made.getString("class")).isEqualTo("com.acme.Fold$$Mono_2");
    assertThat(made.getInt("classFileBytes")).isEqualTo(1234);
    assertThat(made.getInt("hits")).isEqualTo(42);
    assertThat(made.getInt("copiedBytes")).isEqualTo(100);
    assertThat(made.getInt("codeBytes")).isEqualTo(120);
    assertThat(made.getBoolean("guesses")).isTrue();
    assertThat(made.getObject("keptCalls").getInt("SYNCHRONIZED")).isEqualTo(2);
    assertThat(made.getDouble("tookMillis")).isEqualTo(1.5);
    assertThat(made.getDouble("atMillis")).isBetween(0.0, report().getDouble("lastedMillis"));
    assertThat(made.isNull("retired")).isTrue();
  }

  @Test
  void specializationsSayWhatTheyBring() throws Exception {
    journal.specialized(
        FOLD, KEY, placed("com.acme.Fold$$Mono_2", null), EXTENT, Lasting.nanoseconds(1));
    journal.specialized(
        FOLD, KEY, placed("com.acme.Fold$$Mono_3", null), EXTENT, Lasting.nanoseconds(1));
    journal.measured(FOLD, "com.acme.Fold$$Mono_3", new Measured(30, 20));

    JsonArray made = target().getArray("specializations");
    assertThat(made.getObject(0).isNull("measured")).isTrue();
    JsonObject measured = made.getObject(1).getObject("measured");
    assertThat(measured.getDouble("genericNanos")).isEqualTo(30);
    assertThat(measured.getDouble("specializedNanos")).isEqualTo(20);
    assertThat(measured.getDouble("ratio")).isEqualTo(1.5);
  }

  /** Programs have other ways to look at bytecode. */
  @Test
  void bytecodeIsLeftOutUnlessAskedFor() throws Exception {
    journal.specialized(
        FOLD, KEY, placed("com.acme.Fold$$Mono_2", null), EXTENT, Lasting.nanoseconds(1));
    StringBuilder withCode = new StringBuilder();
    JsonReport.write(journal, new ReportHead("1.2.3", Map.of(), Map.of()), new Names(), withCode);

    JsonObject target =
        JsonParser.object().from(withCode.toString()).getArray("targets").getObject(0);
    assertThat(target.getString("code")).isEqualTo("original fold");
    assertThat(target.getArray("specializations").getObject(0).getString("code"))
        .isEqualTo("copy com.acme.Fold$$Mono_2");
    assertThat(target()).doesNotContainKey("code");
    assertThat(target().getArray("specializations").getObject(0)).doesNotContainKey("code");
  }

  private static final class Names implements CodeTexts {
    @Override
    public String original(Target target) {
      return "original " + target.name();
    }

    @Override
    public String specialization(String className) {
      return "copy " + className;
    }
  }

  @Test
  void whatIsNotThereIsNull() throws Exception {
    journal.refused(FOLD, Refusal.SUPER_CALL);

    assertThat(target()).containsKey("generic");
    assertThat(target().isNull("generic")).isTrue();
    assertThat(target().getBoolean("woven")).isFalse();
    assertThat(target().getObject("refusals").getInt("SUPER_CALL")).isEqualTo(1);
    assertThat(report().getObject("totals").getObject("refusals").getInt("SUPER_CALL"))
        .isEqualTo(1);
  }

  /** Two loaders may have classes of one name: the older one's copy was given up. */
  @Test
  void whatWasGivenUpSaysWhy() throws Exception {
    journal.specialized(
        FOLD, KEY, placed("com.acme.Fold$$Mono_2", null), EXTENT, Lasting.nanoseconds(1));
    journal.specialized(
        FOLD, KEY, placed("com.acme.Fold$$Mono_2", null), EXTENT, Lasting.nanoseconds(1));
    journal.retired(FOLD, List.of("com.acme.Fold$$Mono_2"), Retirement.NOT_CALLED_FOR);

    JsonArray made = target().getArray("specializations");
    assertThat(made.getObject(0).getObject("retired").getString("reason"))
        .isEqualTo("NOT_CALLED_FOR");
    assertThat(made.getObject(1).isNull("retired")).isTrue();
    assertThat(report().getObject("totals").getInt("retired")).isEqualTo(1);
  }

  @Test
  void namesMayHoldAnyCharacter() throws Exception {
    journal.failed("\"\\\n\u2028</script>", new IllegalStateException("\u0000"));

    assertThat(report().getArray("failures").getString(0))
        .isEqualTo("\"\\\n\u2028</script>: java.lang.IllegalStateException: \u0000");
  }
}
