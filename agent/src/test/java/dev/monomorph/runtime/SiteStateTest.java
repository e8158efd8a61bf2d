package dev.monomorph.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SiteStateTest {
  private final SiteState start = SiteState.looking(Sites.GENERIC);

  @Test
  void startsWithTheGenericCopyAndLooks() {
    assertThat(start.specializations()).isEmpty();
    assertThat(start.generic()).isSameAs(Sites.GENERIC);
    assertThat(start.looking()).isTrue();
  }

  @Test
  void addingLeavesTheOldStateAlone() {
    SiteState one = start.with(Sites.specialization(Sites.key("", null)));

    assertThat(start.specializations()).isEmpty();
    assertThat(one.has(Sites.key("", null))).isTrue();
    assertThat(one.has(Sites.key(null, ""))).isFalse();
    assertThat(one.looking()).isTrue();
  }

  @Test
  void settlingKeepsSpecializations() {
    Code other = new Code(Sites.class, "other", Sites.TYPE, null);
    SiteState settled =
        start
            .with(new Specialization(Sites.key("", null), other))
            .with(Sites.specialization(Sites.key(null, "")))
            .settled();

    assertThat(settled.looking()).isFalse();
    assertThat(settled.has(Sites.key("", null))).isTrue();
    assertThat(settled.has(Sites.key(null, ""))).isTrue();
  }

  @Test
  void nothingLeadsAwayFromOffButOn() {
    SiteState off = start.with(Sites.specialization(Sites.key("", null))).switchedOff();
    Trial trial = new Trial(List.of(), Sites.LOOKUP, Set.of(), new Policy(1, 8, true));

    assertThat(off.specializations()).isEmpty();
    assertThat(off.observes()).isFalse();
    assertThat(off.with(Sites.specialization(Sites.key("", null)))).isSameAs(off);
    assertThat(off.settled()).isSameAs(off);
    assertThat(off.on(trial)).isSameAs(off);
    assertThat(off.afterTrial(Set.of(), true)).isSameAs(off);
    assertThat(off.without(each -> true)).isSameAs(off);
    assertThat(off.lacking(each -> true)).isSameAs(off);
    assertThat(off.reopened()).isSameAs(off);
    assertThat(off.emptied()).isSameAs(off);
    assertThat(off.switchedOff()).isSameAs(off);
    assertThat(off.switchedOn()).isEqualTo(start);
    assertThat(start.switchedOn()).isSameAs(start);
  }

  @Test
  void aTrialTakesTheGuardsOutAndNothingElse() {
    SiteState full = start.with(Sites.specialization(Sites.key("", null)));
    Trial trial = new Trial(full.specializations(), Sites.LOOKUP, Set.of(), new Policy(1, 8, true));

    SiteState tried = full.on(trial);

    assertThat(full.guardedFor()).isEqualTo(full.specializations());
    assertThat(tried.guardedFor()).isEmpty();
    assertThat(tried.specializations()).isEqualTo(full.specializations());
    assertThat(tried.observes()).isTrue();
    assertThat(tried.with(Sites.specialization(Sites.key(null, ""))).trial()).isSameAs(trial);
    assertThat(tried.settled().trial()).isNull();
    assertThat(tried.emptied().trial()).isNull();
    assertThat(tried.without(each -> false).trial()).isNull();
    assertThat(tried.reopened().trial()).isNull();
  }

  @Test
  void settlingDropsGuardsThatAllLeadToTheGenericCopy() {
    SiteState looking = start.with(Sites.specialization(Sites.key("", null)));

    assertThat(looking.isGenericOnly()).isTrue();
    assertThat(looking.settled().specializations()).isEmpty();
    assertThat(looking.settled().looking()).isFalse();
  }
}
