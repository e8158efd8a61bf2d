package dev.monomorph.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.testing.NotedEngine;
import dev.monomorph.testing.Race;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What {@link SpecializingCallSite}'s javadoc promises of threads that race. */
class SpecializingCallSiteRaceTest {
  private static final int THREADS = 4;
  private static final int ROUNDS = 200;
  private static final List<Object> OBJECTS = List.of("", 1, 2L, 3.0, 'c', true, (byte) 4, 5f);

  private final MethodHandle generic = Sites.GENERIC.handle(Sites.LOOKUP);

  @Test
  void exactlyOneThreadRequestsAKey() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      NotedEngine engine = new NotedEngine();
      SpecializingCallSite site = Sites.site(new Policy(2, 64, true), engine);

      Race.of(
          THREADS,
          () -> {
            for (Object object : OBJECTS) {
              site.observe(new Object[] {object, null});
            }
          });

      assertThat(engine.requests)
          .containsExactlyInAnyOrderElementsOf(
              OBJECTS.stream().map(object -> Sites.key(object, null)).toList());
    }
  }

  @Test
  void racingInstallsLoseNothing() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      SpecializingCallSite site = Sites.site(new Policy(1, 64, true), new NotedEngine());
      AtomicInteger next = new AtomicInteger();

      Race.of(
          THREADS,
          () -> {
            int first = next.getAndIncrement() * 2;
            install(site, Sites.key(OBJECTS.get(first), null));
            install(site, Sites.key(OBJECTS.get(first + 1), null));
          });

      assertThat(site.state().specializations())
          .extracting(Specialization::key)
          .containsExactlyInAnyOrderElementsOf(
              OBJECTS.stream().map(object -> Sites.key(object, null)).toList());
    }
  }

  @Test
  void exactlyOneThreadSettles() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      NotedEngine engine = new NotedEngine();
      SpecializingCallSite site = Sites.site(new Policy(1, 64, true), engine);

      Race.of(THREADS, () -> site.settle(Refusal.SITE_CHURN));

      assertThat(engine.settled).hasSize(1);
    }
  }

  @Test
  void racingTrialsLoseNothingThatIsInstalledMeanwhile() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      SpecializingCallSite site = Sites.site(new Policy(1, 64, true), new NotedEngine());
      AtomicInteger next = new AtomicInteger();

      Race.of(
          THREADS,
          () -> {
            int number = next.getAndIncrement();
            for (int i = 0; i < 20; i++) {
              if (number == 0) {
                replace(site, state -> state.on(site.newTrial(state)));
                replace(site, state -> state.trial().after(state, true));
              } else if (i < 2) {
                install(site, Sites.key(OBJECTS.get(2 * number + i), null));
              } else {
                site.observe(new Object[] {OBJECTS.get(2 * number), null});
              }
            }
          });

      assertThat(site.state().trial()).isNull();
      assertThat(site.state().specializations()).hasSize(2 * (THREADS - 1));
    }
  }

  @Test
  void whoEndsATrialFirstEndsIt() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      SpecializingCallSite site = Sites.site(new Policy(1, 64, true), new NotedEngine());
      install(site, Sites.key("", null));
      SiteState old = site.state();
      replace(site, state -> state.on(site.newTrial(state)));
      AtomicInteger next = new AtomicInteger();

      Race.of(
          2,
          () -> {
            if (next.getAndIncrement() == 0) {
              replace(site, SiteState::emptied);
            } else {
              replace(
                  site, state -> state.trial() == null ? state : state.trial().after(state, true));
            }
          });

      // A redefinition has the last word, whoever came first.
      assertThat(old.specializations()).hasSize(1);
      assertThat(site.state()).isEqualTo(old.emptied());
    }
  }

  private void replace(SpecializingCallSite site, UnaryOperator<SiteState> change) {
    SiteState state;
    SiteState next;
    do {
      state = site.state();
      next = change.apply(state);
    } while (!site.install(state, next, generic));
  }

  private void install(SpecializingCallSite site, Key key) {
    SiteState state;
    SiteState next;
    do {
      state = site.state();
      next = state.with(Sites.specialization(key));
    } while (!site.install(state, next, generic));
  }
}
