package dev.monomorph.engine;

import static dev.monomorph.engine.Application.call;
import static dev.monomorph.engine.Application.make;
import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.inspect.RetirementRecord;
import dev.monomorph.inspect.SpecializationRecord;
import dev.monomorph.runtime.Kept;
import dev.monomorph.runtime.Policy;
import dev.monomorph.runtime.Refusal;
import dev.monomorph.runtime.Retirement;
import dev.monomorph.runtime.SiteState;
import dev.monomorph.runtime.Specialization;
import dev.monomorph.runtime.SpecializingCallSite;
import dev.monomorph.runtime.Trial;
import dev.monomorph.split.SplitWhen;
import dev.monomorph.testing.Race;
import java.lang.ref.WeakReference;
import java.lang.reflect.Array;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sites whose types change, and specializations that make room. */
@Timeout(60)
class TrialsTest {
  private static final int[] NUMBERS = {1, 2, 3, 4};
  private static final String PLUS = "(dev.monomorph.engine.Sums$Plus, _)";
  private static final String MAX = "(dev.monomorph.engine.Sums$Max, _)";

  private final Program program = new Program(1, 1000);

  /** A program of one class with a method that folds, and one that hashes. */
  private static final class Program {
    final Application application;
    final Class<?> sums;
    final Object plus;
    final Object max;

    Program(int maxKeys, int budget) {
      this(maxKeys, budget, false);
    }

    Program(int maxKeys, int budget, boolean hiddenFrames) {
      application =
          new Application(
              new EngineOptions(
                  new Policy(2, maxKeys, true),
                  budget,
                  Long.MAX_VALUE,
                  true,
                  hiddenFrames,
                  false,
                  false,
                  SplitWhen.NEVER));
      sums = application.weave(Sums.class, "fold", "hash");
      plus = make(application.load(Sums.Plus.class));
      max = make(application.load(Sums.Max.class));
    }

    SpecializingCallSite site(String method) {
      return application.site(sums, method);
    }

    void fold(Object operator, int times) {
      int expected = operator == plus ? 10 : 4;
      for (int i = 0; i < times; i++) {
        assertThat(call(sums, "fold", operator, NUMBERS)).isEqualTo(expected);
      }
    }

    List<String> keys(String method) {
      return application.record(method).specializations().stream()
          .map(SpecializationRecord::key)
          .toList();
    }

    List<Retirement> givenUp() {
      return application.record("fold").retirements().stream()
          .map(RetirementRecord::reason)
          .toList();
    }

    List<String> inPlace() {
      return site("fold").state().specializations().stream()
          .map(specialization -> specialization.key().toString())
          .toList();
    }

    void tryWith(Object operator, int times) {
      application.engine.trials().begin(site("fold"));
      fold(operator, times);
      application.engine.trials().end(site("fold"));
    }
  }

  @Test
  void aSiteWhoseTypesChangedIsSpecializedForTheNewOnes() {
    program.fold(program.plus, 3);
    program.fold(program.max, 3);
    assertThat(program.inPlace()).containsExactly(PLUS);

    program.tryWith(program.max, 5);
    program.fold(program.max, 3);

    assertThat(program.inPlace()).containsExactly(MAX);
    assertThat(program.application.record("fold").retirements()).hasSize(1);
    assertThat(program.site("fold").isFull()).isTrue();
    assertThat(program.application.logged).isEmpty();
  }

  @Test
  void aSiteThatDidNotChangeKeepsWhatItHas() {
    program.fold(program.plus, 3);
    Object before = program.site("fold").state().specializations();

    program.tryWith(program.plus, 5);
    program.fold(program.max, 3);

    assertThat(program.site("fold").state().specializations()).isEqualTo(before);
    assertThat(program.keys("fold")).containsExactly(PLUS);
    assertThat(program.application.record("fold").retirements()).isEmpty();
  }

  @Test
  void callsRunTheirSpecializationsDuringATrial() {
    program.fold(program.plus, 3);

    program.application.engine.trials().begin(program.site("fold"));
    assertThat(program.site("fold").state().guardedFor()).isEmpty();
    program.fold(program.plus, 3);
    assertThat(program.site("fold").state().trial().unseen()).isEmpty();
    program.application.engine.trials().end(program.site("fold"));

    assertThat(program.site("fold").state().trial()).isNull();
  }

  @Test
  void aTrialEndsByItselfWhenItHasSeenEnough() throws Exception {
    program.fold(program.plus, 3);

    program.application.engine.trials().begin(program.site("fold"));
    while (program.site("fold").state().trial() != null) {
      program.fold(program.plus, 100);
    }

    assertThat(program.inPlace()).containsExactly(PLUS);
  }

  /** It is full, and has gone on observing only to tell who calls. */
  @Test
  void aTrialEndsTheSearchForCallers() {
    program.fold(program.plus, 3);
    SpecializingCallSite site = program.site("fold");
    new Relinker(program.application.journal).replace(site, SiteState::reopened);
    assertThat(site.isSettled()).isTrue();

    program.tryWith(program.plus, 5);

    assertThat(site.state().looking()).isFalse();
    assertThat(site.isSettled()).isTrue();
    assertThat(program.inPlace()).containsExactly(PLUS);
  }

  @Test
  void aSiteOnTrialIsNotPutOnTrial() {
    program.fold(program.plus, 3);
    program.application.engine.trials().begin(program.site("fold"));
    Object first = program.site("fold").state();

    program.application.engine.trials().begin(program.site("fold"));

    assertThat(program.site("fold").state()).isSameAs(first);
  }

  /** Who was told that a trial has seen enough may come when the next one has begun. */
  @Test
  void whatEndsATrialLateLeavesTheNextOneAlone() {
    program.fold(program.plus, 3);
    SpecializingCallSite site = program.site("fold");
    program.application.engine.trials().begin(site);
    Trial first = site.state().trial();
    program.application.engine.trials().end(site);
    program.application.engine.trials().begin(site);
    Trial second = site.state().trial();

    program.application.engine.trials().end(site, first);

    assertThat(second).isNotSameAs(first);
    assertThat(site.state().trial()).isSameAs(second);
  }

  @Test
  void aSiteThatChangesForEverIsLeftAloneAtLast() {
    program.fold(program.plus, 3);
    for (int i = 0; i < 100; i++) {
      program.tryWith(i % 2 == 0 ? program.max : program.plus, 3);
      program.fold(i % 2 == 0 ? program.max : program.plus, 3);
    }

    assertThat(program.site("fold").mayRelink()).isFalse();
    assertThat(program.keys("fold")).hasSizeLessThan(Policy.RELINKS);
    assertThat(program.application.record("fold").refusals()).containsKey(Refusal.RELINKS_SPENT);
    program.fold(program.plus, 3);
    program.fold(program.max, 3);
    assertThat(program.application.logged).isEmpty();
  }

  /** Every call a new class: the site ends with the generic copy, and little is made. */
  @Test
  void churnMakesLittle() {
    for (int round = 0; round == 0 || program.site("hash").mayRelink(); round++) {
      for (int dimensions = 1; dimensions < 100; dimensions++) {
        Object array = Array.newInstance(int.class, new int[dimensions]);
        assertThat(call(program.sums, "hash", array)).isEqualTo(array.hashCode());
      }
      program.application.engine.trials().end(program.site("hash"));
      assertThat(program.site("hash").state().observes()).isFalse();
      program.application.engine.trials().begin(program.site("hash"));
    }
    program.application.engine.trials().end(program.site("hash"));

    assertThat(program.application.record("hash").refusals()).containsKey(Refusal.SITE_CHURN);
    assertThat(program.keys("hash")).isEmpty();
    assertThat(program.site("hash").state().observes()).isFalse();
  }

  @Test
  void whatIsNotCalledForMakesRoomForOthers() {
    Program small = new Program(8, 1);
    small.fold(small.plus, 3);
    call(small.sums, "hash", "a");
    call(small.sums, "hash", "b");
    assertThat(small.application.record("hash").refusals()).containsKey(Refusal.BUDGET_SPENT);

    for (int round = 0; round < 2; round++) {
      assertThat(small.keys("hash")).isEmpty();
      small.application.engine.trials().begin(small.site("fold"));
      small.application.engine.trials().end(small.site("fold"));
      small.application.engine.shortage().endRound();
    }
    while (small.keys("hash").isEmpty()) { // the site waits for its turn
      call(small.sums, "hash", "c");
    }

    assertThat(small.application.record("fold").retirements()).hasSize(1);
    assertThat(small.inPlace()).isEmpty();
    assertThat(small.keys("hash")).containsExactly("(java.lang.String)");
    small.fold(small.plus, 3);
    assertThat(small.application.logged).isEmpty();
  }

  @Test
  void whatIsRetiredIsNotKept() {
    program.fold(program.plus, 3);
    var asked = program.site("fold").state().specializations().get(0).key();
    assertThat(program.site("fold").made().find(asked)).isNotNull();

    program.tryWith(program.max, 5);

    assertThat(program.site("fold").made().find(asked)).isNull();
  }

  @Test
  void whatIsGivenUpBeforeItIsTakenAgainIsMadeAnew() {
    Program two = withOneOfTwoTakenOut();
    two.application.beforeRelink = () -> giveUpUnused(two);

    two.fold(two.plus, 3);

    assertThat(two.inPlace()).contains(MAX);
    assertThat(two.givenUp()).containsExactly(Retirement.NOT_CALLED_FOR);
    two.application.beforeRelink = () -> {};
    two.fold(two.plus, 3);
    assertThat(two.inPlace()).containsExactlyInAnyOrder(PLUS, MAX);
    assertThat(two.keys("fold")).containsExactly(PLUS, MAX, PLUS);
    assertThat(two.application.logged).isEmpty();
  }

  @Test
  void whatIsGivenUpWhileItIsTakenAgainDoesNotStay() {
    Program two = withOneOfTwoTakenOut();
    two.application.afterRelink = () -> giveUp(two, PLUS);

    two.fold(two.plus, 2);

    assertThat(two.inPlace()).containsExactly(MAX);
    assertThat(two.givenUp()).containsExactly(Retirement.NOT_CALLED_FOR);
    two.application.afterRelink = () -> {};
    two.fold(two.plus, 3);
    assertThat(two.inPlace()).containsExactlyInAnyOrder(PLUS, MAX);
    assertThat(two.keys("fold")).containsExactly(PLUS, MAX, PLUS);
    assertThat(two.application.logged).isEmpty();
  }

  private static Program withOneOfTwoTakenOut() {
    Program two = new Program(2, 1000);
    two.fold(two.plus, 3);
    two.fold(two.max, 3);
    assertThat(two.inPlace()).containsExactlyInAnyOrder(PLUS, MAX);
    SpecializingCallSite site = two.site("fold");
    new Relinker(two.application.journal)
        .replace(site, state -> state.without(each -> each.key().toString().equals(PLUS)));
    site.reopen();
    return two;
  }

  private static void giveUpUnused(Program program) {
    giveUpAllBut(program, program.site("fold").state().specializations());
  }

  private static void giveUp(Program program, String key) {
    giveUpAllBut(
        program,
        program.site("fold").state().specializations().stream()
            .filter(each -> !each.key().toString().equals(key))
            .toList());
  }

  private static void giveUpAllBut(Program program, List<Specialization> used) {
    SpecializingCallSite site = program.site("fold");
    List<Kept> discarded = site.made().discardUnused(used);
    if (!discarded.isEmpty()) {
      program.application.engine.trials().retire(site, discarded, Retirement.NOT_CALLED_FOR);
    }
  }

  @Test
  void racingTrialsAndCallsGoOnWithRightResults() throws Exception {
    Program racing = new Program(2, 1000);
    racing.fold(racing.plus, 3);
    AtomicBoolean first = new AtomicBoolean(true);

    Race.of(
        3,
        () -> {
          if (first.getAndSet(false)) {
            for (int i = 0; i < 200; i++) {
              racing.application.engine.trials().begin(racing.site("fold"));
              racing.application.engine.trials().end(racing.site("fold"));
            }
          } else {
            for (int i = 0; i < 2_000; i++) {
              racing.fold(i % 2 == 0 ? racing.plus : racing.max, 1);
            }
          }
        });

    racing.application.engine.trials().end(racing.site("fold"));
    assertThat(racing.site("fold").state().trial()).isNull();
    assertThat(racing.application.logged).isEmpty();
  }

  @Test
  void aHiddenCopyThatIsRetiredCanBeUnloaded() throws Exception {
    Program hidden = new Program(1, 1000, true);
    hidden.fold(hidden.plus, 3);
    WeakReference<Class<?>> copy =
        new WeakReference<>(hidden.site("fold").state().specializations().get(0).code().holder());
    assertThat(copy.get().isHidden()).isTrue();

    hidden.tryWith(hidden.max, 5);
    hidden.fold(hidden.max, 3);

    while (copy.get() != null) {
      System.gc();
      Thread.sleep(1);
    }
    assertThat(hidden.inPlace()).containsExactly(MAX);
  }

  @Test
  void delaysDouble() {
    assertThat(Trials.FIRST_DELAY).isEqualTo(4_000);
    assertThat(Trials.delay(0)).isEqualTo(4_000);
    assertThat(Trials.delay(3)).isEqualTo(32_000);
    assertThat(Trials.delay(1_000)).isEqualTo(Trials.delay(30)).isPositive();
  }
}
