package dev.monomorph.engine;

import static dev.monomorph.engine.Application.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.runtime.Policy;
import dev.monomorph.runtime.Refusal;
import dev.monomorph.runtime.SpecializingCallSite;
import dev.monomorph.split.SplitWhen;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The sites of calls take no part in what is done about a shortage. */
@Timeout(60)
class ShortageTest {
  private final Application application =
      new Application(
          new EngineOptions(
              new Policy(1, 8, true),
              1000,
              Long.MAX_VALUE,
              true,
              false,
              false,
              false,
              SplitWhen.NEVER));
  private final Class<?> sums = application.weave(Sums.class, "hash");
  private final Later later = new Later();
  private final Relinker relinker = new Relinker(application.journal);
  private final Budget<SpecializingCallSite> budget = new Budget<>(3, Long.MAX_VALUE);
  private final Trials trials = new Trials(later, relinker, budget, application.journal);
  private final Shortage shortage =
      new Shortage(later, trials, relinker, budget, application.journal);
  private final SpecializingCallSite entry = entry();
  private final SpecializingCallSite split = application.callSite(sums, "hash");

  private SpecializingCallSite entry() {
    call(sums, "hash", "a");
    return application.site(sums, "hash");
  }

  @AfterEach
  void stop() {
    later.stop();
  }

  /** Until all has been done that was to be done at once, or at one of the next turns. */
  private void awaitTurns() throws InterruptedException {
    CountDownLatch turn = new CountDownLatch(1);
    later.in(trials.nextTurn(), turn::countDown);
    turn.await();
  }

  @Test
  void onlyTheSitesOfTargetsAreTried() throws Exception {
    SpecializingCallSite other = application.callSite(sums, "hash");
    assertThat(budget.take(split)).isTrue();
    assertThat(budget.take(entry)).isTrue();
    assertThat(budget.take(other)).isTrue();

    shortage.round();
    awaitTurns();

    assertThat(entry.state().trial()).isNotNull();
    assertThat(split.state().trial()).isNull();
    assertThat(other.state().trial()).isNull();
    assertThat(application.logged).isEmpty();
  }

  @Test
  void onlyTheSitesOfTargetsLookAgain() throws Exception {
    for (SpecializingCallSite site : new SpecializingCallSite[] {entry, split}) {
      site.settle(Refusal.BUDGET_SPENT);
      relinker.settle(site);
      shortage.wantedBy(site);
    }

    shortage.endRound();
    awaitTurns();

    assertThat(entry.isSettled()).isFalse();
    assertThat(entry.state().looking()).isTrue();
    assertThat(split.isSettled()).isTrue();
    assertThat(split.state().looking()).isFalse();
    assertThat(application.logged).isEmpty();
  }
}
