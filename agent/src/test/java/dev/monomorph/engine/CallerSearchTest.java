package dev.monomorph.engine;

import static dev.monomorph.engine.Application.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.define.Privileges;
import dev.monomorph.runtime.Refusal;
import dev.monomorph.runtime.SiteState;
import dev.monomorph.runtime.SpecializingCallSite;
import dev.monomorph.split.SplitWhen;
import dev.monomorph.testing.TestGateway;
import dev.monomorph.weave.Transformers;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When the callers of a site are looked for. */
@Timeout(60)
class CallerSearchTest {
  private final Application application = new Application(Application.foreground());
  private final Class<?> sums = application.weave(Sums.class, "hash");
  private final Relinker relinker = new Relinker(application.journal);
  private final Later later = new Later();
  private CallerSearch search;
  private SpecializingCallSite site;

  @BeforeEach
  void settle() throws ReflectiveOperationException {
    call(sums, "hash", "a");
    site = application.site(sums, "hash");
    relinker.settle(site);
    search =
        CallerSearch.by(
            new Transformers(TestGateway.instrumentation(), UnaryOperator.identity()),
            Privileges.take(TestGateway.instrumentation()),
            application.classes,
            later,
            relinker,
            SplitWhen.FULL,
            application.journal);
  }

  @AfterEach
  void stop() {
    later.stop();
    search.stop();
  }

  @Test
  void aFullSiteLooksForCallersAgain() {
    search.searchAgain(site);

    assertThat(site.state().looking()).isTrue();
    assertThat(application.logged).isEmpty();
  }

  /** A trial sees all calls: to search now would end it. */
  @Test
  void waitsUntilATrialIsOver() throws Exception {
    relinker.replace(site, state -> state.on(site.newTrial(state)));
    SiteState tried = site.state();

    search.searchAgain(site);
    assertThat(site.state()).isSameAs(tried);
    relinker.replace(site, SiteState::settled);

    while (!site.state().looking()) {
      Thread.sleep(10);
    }
    assertThat(site.state().trial()).isNull();
    assertThat(application.logged).isEmpty();
  }

  @Test
  void onlySitesWithTooManyKeysAreSearched() {
    assertThat(search.beginsAt(site, null)).isTrue();
    assertThat(search.beginsAt(site, Refusal.SITE_CHURN)).isTrue();
    assertThat(search.beginsAt(site, Refusal.BUDGET_SPENT)).isFalse();
    assertThat(search.beginsAt(application.callSite(sums, "hash"), null)).isFalse();
  }
}
