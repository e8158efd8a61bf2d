package dev.monomorph.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.testing.Race;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class ClassNamesTest {
  private static final String HOST = "com/acme/Fold";
  private final ClassNames names = new ClassNames();

  /** A limit is part of what a user can rely on: the test fails when it changes. */
  @Test
  void aHostListsThirtyTwoSlots() {
    assertThat(ClassNames.SLOTS).isEqualTo(32);
    assertThat(ClassNames.slotsOf(HOST))
        .hasSize(ClassNames.SLOTS)
        .doesNotHaveDuplicates()
        .startsWith("com/acme/Fold$$Mono0", "com/acme/Fold$$Mono1");
  }

  @Test
  void slotsAreGivenOutOnceEachUntilNoneIsLeft() {
    Set<String> claimed = new HashSet<>();
    for (int i = 0; i < ClassNames.SLOTS; i++) {
      claimed.add(names.claimSlot(HOST, -7));
    }

    assertThat(claimed).containsExactlyInAnyOrderElementsOf(ClassNames.slotsOf(HOST));
    assertThat(names.claimSlot(HOST, -7)).isNull();
  }

  @Test
  void theSameHashGivesTheSameNameInEveryRun() {
    assertThat(names.claimSlot(HOST, 1234)).isEqualTo(new ClassNames().claimSlot(HOST, 1234));
    assertThat(names.claim(HOST, 1234)).isEqualTo("com/acme/Fold$$Mono_4d2");
  }

  @Test
  void namesOutsideTheNestHaveNoLimit() {
    Set<String> claimed = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      claimed.add(names.claim(HOST, Integer.MAX_VALUE));
    }

    assertThat(claimed).hasSize(100).allMatch(name -> name.startsWith("com/acme/Fold$$Mono_"));
    assertThat(claimed).doesNotContainAnyElementsOf(ClassNames.slotsOf(HOST));
  }

  @Test
  void racingThreadsGetDifferentNames() throws Exception {
    ConcurrentLinkedQueue<String> claimed = new ConcurrentLinkedQueue<>();

    Race.of(
        4,
        () -> {
          for (int i = 0; i < 8; i++) {
            claimed.add(names.claimSlot(HOST, 3));
            claimed.add(names.claim(HOST, 3));
          }
        });

    assertThat(claimed).hasSize(64).doesNotHaveDuplicates();
  }
}
