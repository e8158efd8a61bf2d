package dev.monomorph.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.testing.Race;
import java.lang.reflect.Array;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrialTest {
  private static final int[] GUARDED = {0, 2};

  private final Specialization texts = Sites.specialization(Sites.key("", null));
  private final Specialization numbers = Sites.specialization(Sites.key(1, null));

  private Trial trial(SiteState state, Set<Specialization> unseenBefore, int maxKeys) {
    Policy policy = new Policy(20, maxKeys, true);
    return new Trial(state.specializations(), Sites.LOOKUP, unseenBefore, policy);
  }

  private Trial trial() {
    return trial(fullState(), Set.of(), 2);
  }

  /** Not {@code settled}, which drops what only leads to the generic copy. */
  private SiteState fullState() {
    return new SiteState(List.of(numbers, texts), Sites.GENERIC, false, null);
  }

  private static void call(Trial trial, Object first, int times) {
    for (int i = 0; i < times; i++) {
      int entry = trial.find(GUARDED, new Object[] {first, null});
      if (entry < 0) {
        trial.miss(Sites.key(first, null));
      } else {
        trial.hit(entry);
      }
    }
  }

  @Test
  void findsWhatTheGuardsWouldHaveFound() {
    Trial trial = trial();

    assertThat(trial.find(GUARDED, new Object[] {1, null})).isZero();
    assertThat(trial.find(GUARDED, new Object[] {"", null})).isEqualTo(1);
    assertThat(trial.find(GUARDED, new Object[] {"", ""})).isEqualTo(-1);
    assertThat(trial.find(GUARDED, new Object[] {null, null})).isEqualTo(-1);
  }

  @Test
  void nothingChangesWhereNothingNewComes() {
    Trial trial = trial();
    call(trial, "", 5);

    SiteState after = trial.after(fullState().on(trial), false);

    assertThat(after).isEqualTo(fullState());
    assertThat(trial.unseen()).containsExactly(numbers);
  }

  @Test
  void aNewcomerTakesThePlaceOfWhatItOutnumbers() {
    Trial trial = trial();
    call(trial, "", 100);
    call(trial, 1, 10);
    call(trial, 2L, 21);

    SiteState after = trial.after(fullState().on(trial), false);

    assertThat(after.specializations()).containsExactly(texts);
    assertThat(after.looking()).isTrue();
    assertThat(after.trial()).isNull();
  }

  @Test
  void aboutEquallyFrequentKeysDoNotReplaceEachOther() {
    Trial trial = trial();
    call(trial, "", 10);
    call(trial, 1, 10);
    call(trial, 2L, 20);

    assertThat(trial.after(fullState().on(trial), false)).isEqualTo(fullState());
  }

  @Test
  void rareNewcomersAreNotWorthAPlace() {
    Trial trial = trial();
    call(trial, "", 100);
    call(trial, 2L, 12);
    assertThat(trial.after(fullState().on(trial), false)).isEqualTo(fullState());

    call(trial, 2L, 10);
    assertThat(trial.after(fullState().on(trial), false).specializations()).containsExactly(texts);
  }

  @Test
  void churnIsNotWorthAPlace() {
    Policy policy = new Policy(1, 2, true);
    Trial trial = new Trial(List.of(numbers, texts), Sites.LOOKUP, Set.of(), policy);

    List<Boolean> over =
        IntStream.rangeClosed(1, policy.maxCandidates() + 2)
            .mapToObj(dimensions -> Array.newInstance(int.class, new int[dimensions]))
            .map(array -> trial.miss(Sites.key(array, null)))
            .toList();

    assertThat(over).containsOnlyOnce(true);
    assertThat(over.get(policy.maxCandidates())).isTrue();
    assertThat(trial.after(fullState().on(trial), false)).isEqualTo(fullState());
  }

  @Test
  void whatWasNotSeenTwiceGoesOnlyWhereOthersWantItsPlace() {
    Trial trial = trial(fullState(), Set.of(numbers), 2);
    call(trial, "", 5);

    assertThat(trial.after(fullState().on(trial), false)).isEqualTo(fullState());
    SiteState after = trial.after(fullState().on(trial), true);
    assertThat(after.specializations()).containsExactly(texts);
    assertThat(after.looking()).isFalse();
  }

  @Test
  void whatWasNotSeenOnceStays() {
    Trial trial = trial(fullState(), Set.of(), 2);

    assertThat(trial.after(fullState().on(trial), true)).isEqualTo(fullState());
  }

  @Test
  void whatWasInstalledMeanwhileStays() {
    Trial trial = trial(new SiteState(List.of(texts), Sites.GENERIC, false, null), Set.of(), 2);
    call(trial, 2L, 100);

    SiteState after = trial.after(fullState().on(trial), false);

    assertThat(after.specializations()).containsExactly(numbers);
  }

  @Test
  void freeRoomIsForNewcomersFirst() {
    Trial trial = trial(fullState(), Set.of(), 3);
    call(trial, 2L, 100);

    SiteState after = trial.after(fullState().on(trial), false);

    assertThat(after.specializations()).containsExactly(numbers, texts);
    assertThat(after.looking()).isTrue();
  }

  @Test
  void tellsOneThreadThatItHasSeenEnough() throws Exception {
    for (int round = 0; round < 50; round++) {
      Trial trial = trial();
      AtomicInteger told = new AtomicInteger();

      Race.of(
          4,
          () -> {
            for (int i = 0; i < Policy.TRIAL_CALLS; i++) {
              if (i % 2 == 0 ? trial.hit(0) : trial.miss(Sites.key(2L, null))) {
                told.incrementAndGet();
              }
            }
          });

      assertThat(told).hasValue(1);
    }
  }
}
