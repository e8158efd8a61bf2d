package dev.monomorph.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.runtime.SpecializingCallSite;
import dev.monomorph.testing.Race;
import java.lang.invoke.CallSite;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The agent goes while copies link their calls. */
class CopiesCallsTest {
  private static final int ROUNDS = 100;
  private static final int LINKED = 50;

  private final CopiesCalls calls = new CopiesCalls();
  private final Application application = new Application(Application.foreground());
  private final Class<?> sums = application.weave(Sums.class, "hash");

  /** Stands for a generated class. */
  private static final class Copy {}

  private SpecializingCallSite site() {
    return application.callSite(sums, "hash");
  }

  @Test
  void leadsToTheAgent() throws Throwable {
    CallSite led = calls.lead(Copy.class, site());

    assertThat((int) led.dynamicInvoker().invoke((Object) "a")).isEqualTo("a".hashCode());

    assertThat(application.record("hash").specializations()).isNotEmpty();
  }

  @Test
  void whatWasLinkedBeforeIsLedBack() throws Throwable {
    SpecializingCallSite site = site();
    CallSite led = calls.lead(Copy.class, site);

    calls.release();

    assertThat(led.getTarget()).isSameAs(site.call().plain());
    assertThat((int) led.dynamicInvoker().invoke((Object) "a")).isEqualTo("a".hashCode());
  }

  /** A thread of the application was still at it. */
  @Test
  void whatIsLinkedAfterwardsIsNotLedToTheAgent() throws Throwable {
    SpecializingCallSite site = site();
    calls.release();

    CallSite led = calls.lead(Copy.class, site);

    assertThat(led.getTarget()).isSameAs(site.call().plain());
    assertThat((int) led.dynamicInvoker().invoke((Object) "a")).isEqualTo("a".hashCode());
  }

  @Test
  void noneIsForgottenWhereBothRace() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      CopiesCalls racing = new CopiesCalls();
      SpecializingCallSite site = site();
      AtomicBoolean first = new AtomicBoolean(true);
      Map<CallSite, Boolean> linked = new ConcurrentHashMap<>();

      Race.of(
          3,
          () -> {
            if (first.getAndSet(false)) {
              racing.release();
            } else {
              for (int i = 0; i < LINKED; i++) {
                linked.put(racing.lead(Copy.class, site), true);
              }
            }
          });

      assertThat(linked.keySet())
          .hasSize(2 * LINKED)
          .allSatisfy(led -> assertThat(led.getTarget()).isSameAs(site.call().plain()));
    }
  }
}
