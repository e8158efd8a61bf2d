package dev.monomorph.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.testing.Race;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BudgetTest {
  private static final Object SITE = "a site";

  @Test
  void givesOutSoManySpecializations() {
    Budget<Object> budget = new Budget<>(2, 1000);

    assertThat(budget.take(SITE)).isTrue();
    assertThat(budget.take(SITE)).isTrue();
    assertThat(budget.take(SITE)).isFalse();
  }

  @Test
  void zeroMeansNone() {
    assertThat(new Budget<>(0, 1000).take(SITE)).isFalse();
    assertThat(new Budget<>(1, 0).take(SITE)).isFalse();
  }

  @Test
  void whatIsGivenBackCanBeTaken() {
    Budget<Object> budget = new Budget<>(1, 1000);
    budget.take(SITE);

    budget.giveBack(SITE);

    assertThat(budget.take(SITE)).isTrue();
    assertThat(budget.take(SITE)).isFalse();
  }

  @Test
  void endsWhenItsBytesAreSpent() {
    Budget<Object> budget = new Budget<>(Integer.MAX_VALUE, 1000);
    budget.take(SITE);
    budget.addBytes(SITE, 999, 0);
    assertThat(budget.take(SITE)).isTrue();

    budget.addBytes(SITE, 1, 0);

    assertThat(budget.take(SITE)).isFalse();
  }

  @Test
  void countsBytesBeyondTheRangeOfAnInt() {
    Budget<Object> budget = new Budget<>(10, Integer.MAX_VALUE);
    budget.addBytes(SITE, Integer.MAX_VALUE, 0);
    budget.addBytes(SITE, Integer.MAX_VALUE, 0);

    assertThat(budget.take(SITE)).isFalse();
  }

  @Test
  void racingThreadsTakeNoMoreThanThereIs() throws Exception {
    Budget<Object> budget = new Budget<>(1000, Long.MAX_VALUE);
    AtomicInteger taken = new AtomicInteger();

    Race.of(
        4,
        () -> {
          for (int i = 0; i < 500; i++) {
            if (budget.take(SITE)) {
              taken.incrementAndGet();
            }
          }
        });

    assertThat(taken).hasValue(1000);
  }

  @Test
  void aRetiredSpecializationGivesBackItsPlaceAndItsHiddenBytes() {
    Budget<Object> budget = new Budget<>(1, 1000);
    budget.take(SITE);
    budget.addBytes(SITE, 900, 300);
    assertThat(budget.hasRoom()).isFalse();

    budget.retire(SITE, 300);

    assertThat(budget.take(SITE)).isTrue();
    budget.addBytes(SITE, 400, 400);
    assertThat(budget.hasRoom()).isFalse();
  }

  @Test
  void ordinaryBytesStay() {
    Budget<Object> budget = new Budget<>(10, 1000);
    budget.take(SITE);
    budget.addBytes(SITE, 1000, 0);
    budget.retire(SITE, 0);

    assertThat(budget.hasRoom()).isFalse();
    assertThat(budget.canMakeRoom()).isFalse();
  }

  @Test
  void whatIsUnloadableCanMakeRoom() {
    Budget<Object> budget = new Budget<>(10, 1000);
    budget.take(SITE);
    budget.addBytes(SITE, 1000, 1);

    assertThat(budget.hasRoom()).isFalse();
    assertThat(budget.canMakeRoom()).isTrue();
    assertThat(new Budget<>(0, 1000).canMakeRoom()).isFalse();
  }

  @Test
  void knowsWhoHasSomething() {
    Budget<Object> budget = new Budget<>(10, 1000);
    Object other = new Object();
    budget.take(SITE);
    budget.take(other);
    budget.giveBack(other);

    assertThat(budget.holders()).containsExactly(SITE);
  }

  @Test
  void whatAGoneSiteHadIsFree() throws Exception {
    Budget<Object> budget = new Budget<>(1, 1000);
    Object site = new Object();
    budget.take(site);
    budget.addBytes(site, 1000, 0);
    WeakReference<Object> reference = new WeakReference<>(site);

    site = null;
    while (reference.get() != null) {
      System.gc();
      Thread.sleep(1);
    }

    while (!budget.hasRoom()) { // the map hears of it a moment later
      Thread.sleep(1);
    }
    assertThat(budget.take(SITE)).isTrue();
  }
}
