package dev.monomorph.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.monomorph.testing.BytesLoader;
import dev.monomorph.testing.NotedEngine;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SpecializingCallSiteTest {
  /** Loaded by a loader that the site's own does not reach. */
  public static class Foreign {}

  private final NotedEngine engine = new NotedEngine();
  private final MethodHandle generic = Sites.GENERIC.handle(Sites.LOOKUP);

  private SpecializingCallSite site(int warmup, int maxKeys) {
    return Sites.site(new Policy(warmup, maxKeys, true), engine);
  }

  private static MethodHandle observe(SpecializingCallSite site, Object first, Object third) {
    return site.observe(new Object[] {first, third});
  }

  @Test
  void requestsAKeyAtTheWarmupthCallAndNeverAgain() {
    SpecializingCallSite site = site(3, 8);

    observe(site, "a", 1);
    observe(site, "b", 2);
    assertThat(engine.requests).isEmpty();

    observe(site, "c", 3);
    observe(site, "d", 4);
    observe(site, "e", 5);
    observe(site, "f", 6);
    assertThat(engine.requests).containsExactly(Sites.key("", 0));
  }

  @Test
  void requestsOnTheFirstCallWhereWarmupIsOne() {
    observe(site(1, 8), "a", null);

    assertThat(engine.requests).containsExactly(Sites.key("", null));
  }

  /** What no specialization has used so far makes no keys, but the next may be for its class. */
  @Test
  void whatNeverMatteredIsInTheRequestAndNotCounted() {
    SpecializingCallSite site = site(3, 8);
    site.learn(Key.exact(3, new int[] {2}, new Class<?>[] {Integer.class}));

    observe(site, "a", 1);
    observe(site, 1L, 1);
    observe(site, 'c', 1);

    assertThat(engine.requests).containsExactly(Sites.key('c', 1));
  }

  /** Else each class of what does not matter would have the failure repeated. */
  @Test
  void whatCouldNotBeSpecializedIsGivenUpByWhatIsCounted() {
    SpecializingCallSite site = site(1, 8);
    site.learn(Key.exact(3, new int[] {2}, new Class<?>[] {Integer.class}));
    site.giveUp(Sites.key("", 0));
    site.reopen();

    observe(site, 1L, 0);

    assertThat(engine.requests).isEmpty();
  }

  @Test
  void aRequestThatWasDroppedMayComeAgain() {
    SpecializingCallSite site = site(1, 8);
    site.learn(Key.exact(3, new int[] {2}, new Class<?>[] {Integer.class}));
    observe(site, "a", 1);

    site.forget(engine.requests.get(0));
    observe(site, "a", 1);

    assertThat(engine.requests).hasSize(2);
  }

  @Test
  void nullHasItsOwnPlaceInTheKey() {
    SpecializingCallSite site = site(1, 8);

    observe(site, null, "a");
    observe(site, "a", null);
    observe(site, null, null);

    assertThat(engine.requests)
        .containsExactly(Sites.key(null, ""), Sites.key("", null), Sites.key(null, null));
  }

  @Test
  void runsWhatTheEngineMadeAtOnce() {
    engine.answer = generic;

    assertThat(observe(site(1, 8), "a", "b")).isSameAs(generic);
  }

  /** Its callers are looked for as long as its state says so. */
  @Test
  void aSettledSiteTellsOfMissesUntilItsStateIsSettledToo() {
    SpecializingCallSite site = site(1, 8);
    site.settle(null);

    assertThat(observe(site, "a", "b")).isNull();
    assertThat(site.isSettled()).isTrue();
    assertThat(engine.missed).isEqualTo(1);

    site.install(site.state(), site.state().settled(), generic);
    assertThat(observe(site, "a", "b")).isNull();
    assertThat(engine.missed).isEqualTo(1);
    assertThat(engine.requests).isEmpty();
  }

  @Test
  void aTrialSeesTheCallsOfASettledSite() {
    SpecializingCallSite site = site(1, 8);
    site.settle(null);
    site.install(site.state(), site.state().on(site.newTrial(site.state())), generic);

    observe(site, "a", "b");

    assertThat(engine.missed).isZero();
  }

  @Test
  void runsGenericUntilThen() {
    engine.answer = generic;

    assertThat(observe(site(2, 8), "a", "b")).isNull();
  }

  @Test
  void aForeignLoadersClassIsNotInTheKey() throws Exception {
    BytesLoader loader = new BytesLoader(getClass().getClassLoader(), Foreign.class);
    Object foreign =
        loader.loadClass(Foreign.class.getName()).getDeclaredConstructor().newInstance();
    SpecializingCallSite site = site(1, 8);

    observe(site, foreign, "a");

    assertThat(engine.requests).hasSize(1);
    assertThat(engine.requests.get(0).isAny(0)).isTrue();
    assertThat(engine.requests.get(0).exactClass(2)).isEqualTo(String.class);
  }

  @Test
  void aKeyWithoutAssumptionsIsNotRequested() throws Exception {
    BytesLoader loader = new BytesLoader(getClass().getClassLoader(), Foreign.class);
    Object foreign =
        loader.loadClass(Foreign.class.getName()).getDeclaredConstructor().newInstance();
    SpecializingCallSite site = site(1, 8);

    observe(site, foreign, foreign);

    assertThat(engine.requests).isEmpty();
  }

  @Test
  void churnSettles() {
    Policy policy = new Policy(2, 1, true);
    SpecializingCallSite site = Sites.site(policy, engine);
    List<Object> classes = differentObjects(policy.maxCandidates() + 1);

    classes.subList(0, policy.maxCandidates()).forEach(object -> observe(site, object, null));
    assertThat(engine.settled).isEmpty();

    observe(site, classes.get(policy.maxCandidates()), null);
    assertThat(engine.settled).containsExactly(Refusal.SITE_CHURN);
    assertThat(engine.requests).isEmpty();
  }

  @Test
  void stopsLookingInVain() {
    Policy policy = new Policy(1, 8, true);
    SpecializingCallSite site = Sites.site(policy, engine);

    for (long call = 0; call <= policy.maxVainCalls(); call++) {
      observe(site, "a", "b"); // nothing is made of the one request
    }
    assertThat(engine.settled).isEmpty();

    observe(site, "a", "b");
    assertThat(engine.requests).hasSize(1);
    assertThat(engine.settled).containsExactly(Refusal.SITE_CHURN);
  }

  @Test
  void stopsLookingAtClassesItMayNotHold() throws Exception {
    BytesLoader loader = new BytesLoader(getClass().getClassLoader(), Foreign.class);
    Object foreign =
        loader.loadClass(Foreign.class.getName()).getDeclaredConstructor().newInstance();
    Policy policy = new Policy(1, 8, true);
    SpecializingCallSite site = Sites.site(policy, engine);

    for (long call = 0; call <= policy.maxVainCalls(); call++) {
      observe(site, foreign, foreign);
    }

    assertThat(engine.settled).containsExactly(Refusal.LOADER_NOT_REACHABLE);
  }

  @Test
  void aSettledSiteDoesNotLook() {
    SpecializingCallSite site = site(1, 8);

    site.settle(null);
    observe(site, "a", "b");

    assertThat(engine.requests).isEmpty();
  }

  @Test
  void settlesOnce() {
    SpecializingCallSite site = site(1, 8);

    site.settle(Refusal.BUDGET_SPENT);
    site.settle(Refusal.SITE_CHURN);

    assertThat(engine.settled).containsExactly(Refusal.BUDGET_SPENT);
  }

  @Test
  void aForgottenKeyIsRequestedAgain() {
    SpecializingCallSite site = site(2, 8);
    observe(site, "a", "b");
    observe(site, "a", "b");

    site.forget(Sites.key("", ""));
    observe(site, "a", "b");
    assertThat(engine.requests).hasSize(1);

    observe(site, "a", "b");
    assertThat(engine.requests).hasSize(2);
  }

  @Test
  void theAgentsOwnCallsAreNotObserved() {
    SpecializingCallSite site = site(1, 8);

    AgentThread entered = AgentThread.enter();
    try {
      assertThat(observe(site, "a", "b")).isNull();
    } finally {
      entered.leave();
    }

    assertThat(engine.requests).isEmpty();
  }

  @Test
  void isFullAtMaxKeys() {
    SpecializingCallSite site = site(1, 2);
    install(site, Sites.key("", null));
    assertThat(site.isFull()).isFalse();

    install(site, Sites.key(null, ""));
    assertThat(site.isFull()).isTrue();
  }

  @Test
  void newestSpecializationComesFirst() {
    SpecializingCallSite site = site(1, 8);

    install(site, Sites.key("", null));
    install(site, Sites.key(null, ""));

    assertThat(site.state().specializations())
        .extracting(Specialization::key)
        .containsExactly(Sites.key(null, ""), Sites.key("", null));
  }

  @Test
  void whoComesSecondInstallsNothing() {
    SpecializingCallSite site = site(1, 8);
    SiteState seen = site.state();
    MethodHandle before = site.getTarget();
    install(site, Sites.key("", null));
    MethodHandle first = site.getTarget();

    SiteState next = seen.with(Sites.specialization(Sites.key(null, "")));
    boolean installed = site.install(seen, next, before);

    assertThat(installed).isFalse();
    assertThat(site.getTarget()).isSameAs(first);
    assertThat(site.state().has(Sites.key(null, ""))).isFalse();
  }

  @Test
  void whatComesAfterADiscardIsNotKept() {
    SpecializingCallSite site = site(1, 8);
    Key key = Sites.key("", null);
    Kept kept = new Kept(Sites.specialization(key), 0);
    Map<Key, Kept> before = site.made().all();
    assertThat(site.made().keep(before, key, kept)).isTrue();
    assertThat(site.made().find(key)).isNotNull();

    assertThat(site.discard()).containsExactly(kept);
    assertThat(site.made().keep(before, key, kept)).isFalse();

    assertThat(site.made().find(key)).isNull();
  }

  @Test
  void aTrialSeesAllCallsAndRunsWhatTheyAreFor() {
    SpecializingCallSite site = site(1, 1);
    install(site, Sites.key("", null));
    site.settle(null);
    begin(site);

    assertThat(observe(site, "a", null).type()).isEqualTo(Sites.TYPE);
    assertThat(observe(site, 1, null)).isNull();
    assertThat(site.state().trial().unseen()).isEmpty();
    assertThat(engine.requests).isEmpty();

    for (int call = 0; call < 2 * Policy.TRIAL_CALLS; call++) {
      observe(site, "a", null);
    }
    assertThat(engine.trialsOver).hasValue(1);
  }

  @Test
  void whoeverReplacesTheStateEndsTheTrial() {
    SpecializingCallSite site = site(1, 8);
    install(site, Sites.key("", null));
    begin(site);

    SiteState state = site.state();
    site.install(state, state.emptied(), generic);

    assertThat(observe(site, "a", null)).isNull();
    assertThat(engine.requests).containsExactly(Sites.key("", null));
  }

  @Test
  void whatCouldNotBeSpecializedIsNotAskedForAgain() {
    SpecializingCallSite site = site(1, 8);
    site.giveUp(Sites.key("", null));

    observe(site, "a", null);
    site.reopen();
    observe(site, "a", null);
    assertThat(engine.requests).isEmpty();

    site.settle(null);
    begin(site);
    observe(site, "a", null);
    SiteState state = site.state();
    assertThat(
            state
                .trial()
                .after(new SiteState(List.of(), Sites.GENERIC, false, null), false)
                .looking())
        .isFalse();

    site.discard();
    SiteState tried = site.state();
    site.install(tried, tried.emptied(), generic);
    site.reopen();
    observe(site, "a", null);
    assertThat(engine.requests).containsExactly(Sites.key("", null));
  }

  @Test
  void isRelinkedSoOftenAndNoMore() {
    Policy policy = new Policy(1, 1, true);
    SpecializingCallSite site = Sites.site(policy, engine);

    for (int i = 1; i < policy.maxRelinks(); i++) { // the site has its first target
      assertThat(site.mayRelink()).isTrue();
      SiteState state = site.state();
      site.install(state, state.emptied(), generic);
    }

    assertThat(site.mayRelink()).isFalse();
  }

  @Test
  void discardsOnce() {
    SpecializingCallSite site = site(1, 8);
    Specialization used = Sites.specialization(Sites.key("", null));
    Specialization unused = Sites.specialization(Sites.key(null, ""));
    site.made().keep(site.made().all(), used.key(), new Kept(used, 1));
    site.made().keep(site.made().all(), unused.key(), new Kept(unused, 2));

    assertThat(site.made().discardUnused(Set.of(used))).containsExactly(new Kept(unused, 2));
    assertThat(site.made().find(unused.key())).isNull();
    assertThat(site.made().find(used.key())).isEqualTo(used);
    assertThat(site.discard()).containsExactly(new Kept(used, 1));
    assertThat(site.discard()).isEmpty();
  }

  private static void begin(SpecializingCallSite site) {
    SiteState state = site.state();
    assertThat(site.install(state, state.on(site.newTrial(state)), site.getTarget())).isTrue();
  }

  @Test
  void takesOnlyDispatchersOfItsType() {
    SpecializingCallSite site = site(1, 8);

    assertThatThrownBy(
            () -> site.install(site.state(), site.state(), generic.asType(generic.type().wrap())))
        .isInstanceOf(java.lang.invoke.WrongMethodTypeException.class);
  }

  private static void install(SpecializingCallSite site, Key key) {
    SiteState state = site.state();
    assertThat(site.install(state, state.with(Sites.specialization(key)), site.getTarget()))
        .isTrue();
  }

  /** Objects of that many classes: arrays of more and more dimensions. */
  private static List<Object> differentObjects(int number) {
    return java.util.stream.IntStream.rangeClosed(1, number)
        .mapToObj(dimensions -> java.lang.reflect.Array.newInstance(int.class, new int[dimensions]))
        .toList();
  }
}
