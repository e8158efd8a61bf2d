package dev.monomorph.engine;

import static dev.monomorph.engine.Application.call;
import static dev.monomorph.engine.Application.make;
import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.inspect.RetirementRecord;
import dev.monomorph.inspect.SiteRecord;
import dev.monomorph.runtime.Policy;
import dev.monomorph.runtime.Retirement;
import dev.monomorph.runtime.SiteState;
import dev.monomorph.runtime.SpecializingCallSite;
import dev.monomorph.split.SplitWhen;
import dev.monomorph.testing.Race;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Targets that are switched off and on while they are called. */
@Timeout(60)
class SiteSwitchesTest {
  private static final int[] NUMBERS = {1, 2, 3, 4};

  private final Application application =
      new Application(
          new EngineOptions(
              new Policy(2, 2, true), 1000, 1 << 20, true, false, false, false, SplitWhen.NEVER));
  private final Class<?> sums = application.weave(Sums.class, "fold", "hash");
  private final Object plus = make(application.load(Sums.Plus.class));
  private final Object max = make(application.load(Sums.Max.class));

  private void fold(Object operator, int times) {
    int expected = operator == plus ? 10 : 4;
    for (int i = 0; i < times; i++) {
      assertThat(call(sums, "fold", operator, NUMBERS)).isEqualTo(expected);
    }
  }

  private SpecializingCallSite site() {
    return application.site(sums, "fold");
  }

  private void turn(boolean on) {
    application.switches.matching("*#fold", on);
    application.engine.switched();
  }

  private SiteRecord.State recorded() {
    return application.journal.sites().get(site().target()).get(0).state();
  }

  @Test
  void whatIsOffRunsItsGenericCopyAlone() {
    fold(plus, 3);
    assertThat(site().state().specializations()).hasSize(1);

    turn(false);
    fold(plus, 5);
    fold(max, 5);

    assertThat(site().state().off()).isTrue();
    assertThat(site().state().specializations()).isEmpty();
    assertThat(site().state().observes()).isFalse();
    assertThat(site().made().all()).isEmpty();
    assertThat(recorded()).isEqualTo(SiteRecord.State.OFF);
    assertThat(application.record("fold").specializations()).hasSize(1);
    assertThat(application.record("fold").retirements())
        .extracting(RetirementRecord::reason)
        .containsExactly(Retirement.DISABLED);
  }

  @Test
  void whatIsOnAgainIsSpecializedAnew() {
    fold(plus, 3);
    turn(false);
    turn(true);
    fold(plus, 1);
    assertThat(site().state().specializations()).isEmpty();

    fold(plus, 2);
    fold(max, 3);

    assertThat(site().state().specializations()).hasSize(2);
    assertThat(application.record("fold").specializations()).hasSize(3);
    assertThat(application.logged).isEmpty();
  }

  @Test
  void aFullSiteLooksAgainToo() {
    fold(plus, 3);
    fold(max, 3);
    assertThat(site().isSettled()).isTrue();

    turn(false);
    turn(true);
    fold(max, 3);

    assertThat(site().isSettled()).isFalse();
    assertThat(site().state().specializations()).hasSize(1);
  }

  /** However often, it costs the site none of the dispatchers that it may have. */
  @Test
  void switchingIsNotCounted() {
    fold(plus, 3);
    for (int i = 0; i < 2 * Policy.RELINKS; i++) {
      turn(false);
      turn(true);
    }
    fold(plus, 3);

    assertThat(site().state().specializations()).hasSize(1);
  }

  @Test
  void othersAreLeftAlone() {
    call(sums, "hash", "a");
    call(sums, "hash", "b");
    fold(plus, 3);
    SiteState before = application.site(sums, "hash").state();
    assertThat(before.specializations()).isNotEmpty();

    turn(false);

    assertThat(application.site(sums, "hash").state()).isSameAs(before);
  }

  @Test
  void sitesThatAreLinkedLaterStartOff() {
    turn(false);

    fold(plus, 5);

    assertThat(site().state().off()).isTrue();
    assertThat(application.record("fold").specializations()).isEmpty();
    assertThat(application.callSite(sums, "fold").state().off()).isTrue();
  }

  @Test
  void aTrialIsOver() {
    fold(plus, 3);
    application.engine.trials().begin(site());
    turn(false);

    application.engine.trials().begin(site());
    application.engine.trials().end(site());

    assertThat(site().state().trial()).isNull();
    assertThat(site().state().off()).isTrue();
  }

  /** As a thread may ask that was in the dispatcher of before. */
  @Test
  void whatIsAskedForMeanwhileIsNotMade() {
    fold(plus, 3);
    turn(false);

    for (int i = 0; i < 5; i++) {
      assertThat(site().observe(new Object[] {max})).isNull();
    }
    assertThat(application.record("fold").specializations()).hasSize(1);
  }

  /** It was under way when its target was switched off. */
  @Test
  void whatIsMadeMeanwhileIsNotPutInPlace() {
    fold(plus, 1);
    AtomicInteger looks = new AtomicInteger();
    application.seen =
        classFile -> {
          if (looks.getAndIncrement() == 0) {
            turn(false);
          }
          return classFile;
        };

    fold(plus, 3);

    assertThat(looks).hasPositiveValue();
    assertThat(site().state().off()).isTrue();
    assertThat(site().state().specializations()).isEmpty();
    assertThat(site().made().all()).isEmpty();
    assertThat(application.logged).isEmpty();
  }

  @Test
  void racingSwitchesTrialsAndCallsGoOnWithRightResults() throws Exception {
    fold(plus, 3);
    AtomicInteger part = new AtomicInteger();

    Race.of(
        5,
        () -> {
          switch (part.getAndIncrement()) {
            case 0, 1 -> {
              for (int i = 0; i < 100; i++) {
                turn(i % 2 == 1);
              }
            }
            case 2 -> {
              for (int i = 0; i < 100; i++) {
                application.engine.trials().begin(site());
                application.engine.trials().end(site());
              }
            }
            default -> {
              for (int i = 0; i < 2_000; i++) {
                fold(i % 3 == 0 ? max : plus, 1);
              }
            }
          }
        });

    assertThat(site().state().off()).isFalse();
    turn(false);
    assertThat(site().state().off()).isTrue();
    assertThat(site().made().all()).isEmpty();
    assertThat(application.record("fold").retirements())
        .hasSameSizeAs(application.record("fold").specializations());
    assertThat(application.logged).isEmpty();
  }
}
