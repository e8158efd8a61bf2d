package dev.monomorph.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.testing.NotedEngine;
import org.junit.jupiter.api.Test;

class MadeSpecializationsTest {
  private final SpecializingCallSite site = Sites.site(new Policy(1, 8, true), new NotedEngine());
  private final Object seen = new Object();
  private final Key asked = Sites.key("", 0).withIdentity(2, seen);

  private Specialization make(Key key) {
    Specialization made = Sites.specialization(key);
    MadeSpecializations all = site.made();
    assertThat(all.keep(all.all(), asked, new Kept(made, 0))).isTrue();
    return made;
  }

  /** The object turned out to be of no use: the code is for any of its class. */
  @Test
  void aReviewKeepsWhatDependsOnNoObject() {
    Specialization made = make(Sites.key("", 0));

    assertThat(site.discardFoundConstants()).isEmpty();
    assertThat(site.made().find(asked)).isEqualTo(made);
  }

  @Test
  void aReviewForgetsWhatDependsOnAnObject() {
    Specialization made = make(asked);

    assertThat(site.discardFoundConstants()).extracting(Kept::specialization).containsExactly(made);
    assertThat(site.made().find(asked)).isNull();
  }
}
