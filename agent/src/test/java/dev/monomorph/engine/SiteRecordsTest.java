package dev.monomorph.engine;

import static dev.monomorph.engine.Application.call;
import static dev.monomorph.engine.Application.make;
import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.inspect.SiteRecord;
import dev.monomorph.runtime.Policy;
import dev.monomorph.runtime.SpecializingCallSite;
import dev.monomorph.split.SplitWhen;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the journal says of the sites of a running program. */
class SiteRecordsTest {
  private static final int[] NUMBERS = {1, 2, 3, 4};

  private final Application application =
      new Application(
          new EngineOptions(
              new Policy(2, 2, true),
              1000,
              Long.MAX_VALUE,
              true,
              false,
              false,
              false,
              SplitWhen.NEVER));
  private final Class<?> sums = application.weave(Sums.class, "fold");

  private SiteRecord fold(Class<?> operator) {
    Object made = make(application.load(operator));
    for (int i = 0; i < 3; i++) {
      call(sums, "fold", made, NUMBERS);
    }
    return record();
  }

  private SiteRecord record() {
    SpecializingCallSite site = application.site(sums, "fold");
    List<SiteRecord> all = application.journal.sites().get(site.target());
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private List<String> classesOfSpecializations() {
    return application.record("fold").specializations().stream()
        .map(each -> each.placed().className())
        .toList();
  }

  @Test
  void aSiteThatLooksAndThenIsFull() {
    SiteRecord looking = fold(Sums.Plus.class);
    SiteRecord full = fold(Sums.Max.class);

    assertThat(looking.state()).isEqualTo(SiteRecord.State.LOOKING);
    assertThat(looking.copies())
        .containsExactlyElementsOf(classesOfSpecializations().subList(0, 1));
    assertThat(looking.caller()).isNull();
    assertThat(full.state()).isEqualTo(SiteRecord.State.FULL);
    assertThat(full.copies())
        .containsExactly(classesOfSpecializations().get(1), classesOfSpecializations().get(0));
    assertThat(full.relinks()).isGreaterThan(looking.relinks());
  }

  @Test
  void aSiteOnTrial() {
    fold(Sums.Plus.class);

    application.engine.trials().begin(application.site(sums, "fold"));

    assertThat(record().state()).isEqualTo(SiteRecord.State.ON_TRIAL);
  }
}
