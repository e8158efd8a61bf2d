package dev.monomorph.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.runtime.CallRefusal;
import dev.monomorph.runtime.Extent;
import dev.monomorph.runtime.Hits;
import dev.monomorph.runtime.KeptCall;
import dev.monomorph.runtime.Key;
import dev.monomorph.runtime.Refusal;
import dev.monomorph.runtime.Retirement;
import dev.monomorph.runtime.Target;
import dev.monomorph.testing.Snapshot;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The report as users read it: {@code snapshots/TextReport.*.txt}. */
class TextReportTest {
  private final Journal journal = new Journal(null, List.of());

  private static Target target(String method) {
    return new Target("com/acme/Fold", method, "(Ljava/lang/Object;)I", true);
  }

  private static Key key(Class<?> type) {
    return Key.exact(1, new int[] {0}, new Class<?>[] {type});
  }

  private static Placed placed(int number, int bytes, String hiddenBecause, Hits hits) {
    return new Placed("com.acme.Fold$$Mono" + number, bytes, hiddenBecause, hits);
  }

  private String report() {
    return report(Map.of());
  }

  private String report(Map<String, Object> cache) {
    return TextReport.of(journal, new ReportHead("1.2.3", Map.of("warmup", "20"), cache));
  }

  private static Extent extent(int deep) {
    return new Extent(
        100, 120, Map.of(KeptCall.SYNCHRONIZED, 1, KeptCall.TOO_DEEP, deep), deep == 1);
  }

  @Test
  void ofNothing() {
    Snapshot.assertMatches("TextReport.nothing", report());
  }

  @Test
  void ofEverything() {
    Hits hits = new Hits();
    hits.cell()[0] = 1_234_567;
    journal.woven(target("fold"));
    journal.linked(target("fold"), placed(1, 1234, null, null));
    journal.specialized(
        target("fold"),
        key(String.class),
        placed(2, 2000, null, hits),
        extent(1),
        Lasting.nanoseconds(1_500_000));
    journal.specialized(
        target("fold"),
        key(null),
        placed(3, 3000, "its name is taken", null),
        extent(2),
        Lasting.nanoseconds(2_000_000));
    journal.retired(target("fold"), List.of("com.acme.Fold$$Mono3"), Retirement.NOT_CALLED_FOR);
    journal.refused(target("fold"), Refusal.QUEUE_FULL);
    journal.refused(target("fold"), Refusal.QUEUE_FULL);
    journal.split(target("fold"), "com.acme.Caller#run()V");
    journal.split(target("fold"), "com.acme.Caller#run()V");
    journal.notSplit(target("fold"), CallRefusal.SUPER_CALL);
    journal.woven(target("never"));
    journal.woven(target("failed"));
    journal.refused(target("failed"), Refusal.VERIFICATION_FAILED);
    journal.refused(target("refused"), Refusal.SUPER_CALL);
    journal.failed("no copy of fold", new VerifyError("bad type"));

    Snapshot.assertMatches("TextReport.everything", report());
  }

  @Test
  void whatHasComeOfTheCache() {
    assertThat(report()).doesNotContain("cache");
    assertThat(report(Map.of("hits", 12L)))
        .contains("\ncache\n-----\nhits         12\n\nrefusals by reason\n");
  }

  /** Grouped as in English, whatever the user's locale: programs read it. */
  @Test
  void isTheSameInEveryLocale() {
    journal.specialized(
        target("fold"),
        key(String.class),
        placed(1, 12_345, null, null),
        extent(1),
        Lasting.nanoseconds(1));
    String english = report();
    Locale former = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(report()).isEqualTo(english).contains("12,345");
    } finally {
      Locale.setDefault(former);
    }
  }

  /** Names are no format strings. */
  @Test
  void percentSignsAreNames() {
    journal.refused(new Target("a/B", "%d%s", "()V", true), Refusal.SUPER_CALL);
    journal.failed("100%", new IllegalStateException("%n"));

    assertThat(report()).contains("a.B#%d%s()V", "100%: java.lang.IllegalStateException: %n");
  }
}
