package dev.monomorph.engine;

import static dev.monomorph.engine.Application.call;
import static dev.monomorph.engine.Application.make;
import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.inspect.RetirementRecord;
import dev.monomorph.runtime.Code;
import dev.monomorph.runtime.Measured;
import dev.monomorph.runtime.Policy;
import dev.monomorph.runtime.Retirement;
import dev.monomorph.runtime.Specialization;
import dev.monomorph.runtime.SpecializingCallSite;
import dev.monomorph.split.SplitWhen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BenefitsTest {
  private static final int[] NUMBERS = {1, 2, 3, 4};

  private final Application application =
      new Application(
          new EngineOptions(
              new Policy(2, 8, true), 1000, 1 << 20, true, false, false, true, SplitWhen.NEVER));
  private final Class<?> sums = application.weave(Sums.class, "fold");
  private final Object plus = make(application.load(Sums.Plus.class));
  private final Object max = make(application.load(Sums.Max.class));
  private final Later later = new Later();
  private final Relinker relinker = new Relinker(application.journal);
  private final Trials trials =
      new Trials(later, relinker, new Budget<>(10, Long.MAX_VALUE), application.journal);
  private final Benefits benefits = new Benefits(later, relinker, trials, application.journal);

  private void fold(Object operator, int expected, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(call(sums, "fold", operator, NUMBERS)).isEqualTo(expected);
    }
  }

  private SpecializingCallSite site() {
    return application.site(sums, "fold");
  }

  private Code specialized() {
    return site().state().specializations().get(0).code();
  }

  @Test
  void specializationsAreMetered() {
    fold(plus, 10, 3);

    assertThat(specialized().meter()).isNotNull();
    assertThat(site().state().generic().meter()).isNull();
  }

  @Test
  void whatIsFasterStays() {
    fold(plus, 10, 3);
    Code code = specialized();

    assertThat(benefits.judge(site(), code, new Measured(30, 20), true)).isFalse();

    assertThat(specialized()).isEqualTo(code);
    assertThat(application.record("fold").measured(code.holder().getName()).ratio()).isEqualTo(1.5);
    assertThat(application.record("fold").retirements()).isEmpty();
  }

  @Test
  void whatIsNoFasterTwiceMakesWayForGood() {
    fold(plus, 10, 3);
    fold(max, 4, 3);
    Code code = specialized();

    assertThat(benefits.judge(site(), code, new Measured(20, 30), false)).isTrue();
    assertThat(specialized()).isEqualTo(code);
    assertThat(benefits.judge(site(), code, new Measured(20, 20), true)).isFalse();
    fold(max, 4, 20);
    fold(plus, 10, 20);

    assertThat(site().state().specializations())
        .extracting(Specialization::code)
        .hasSize(2)
        .doesNotContain(code)
        .contains(site().state().generic());
    assertThat(site().made().all()).hasSize(1);
    assertThat(application.record("fold").specializations()).hasSize(2);
    assertThat(application.record("fold").retirements())
        .extracting(RetirementRecord::reason)
        .containsExactly(Retirement.NO_FASTER);
    assertThat(application.logged).isEmpty();
  }
}
