package dev.monomorph.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.testing.Race;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BudgetTest {
  @Test
  void givesOutSoManySpecializations() {
    Budget budget = new Budget(2, 1000);

    assertThat(budget.take()).isTrue();
    assertThat(budget.take()).isTrue();
    assertThat(budget.take()).isFalse();
  }

  @Test
  void zeroMeansNone() {
    assertThat(new Budget(0, 1000).take()).isFalse();
    assertThat(new Budget(1, 0).take()).isFalse();
  }

  @Test
  void whatIsGivenBackCanBeTaken() {
    Budget budget = new Budget(1, 1000);
    budget.take();

    budget.giveBack();

    assertThat(budget.take()).isTrue();
    assertThat(budget.take()).isFalse();
  }

  @Test
  void endsWhenItsBytesAreSpent() {
    Budget budget = new Budget(Integer.MAX_VALUE, 1000);
    budget.take();
    budget.addBytes(999);
    assertThat(budget.take()).isTrue();

    budget.addBytes(1);

    assertThat(budget.take()).isFalse();
  }

  @Test
  void countsBytesBeyondTheRangeOfAnInt() {
    Budget budget = new Budget(10, Integer.MAX_VALUE);
    budget.addBytes(Integer.MAX_VALUE);
    budget.addBytes(Integer.MAX_VALUE);

    assertThat(budget.take()).isFalse();
  }

  @Test
  void racingThreadsTakeNoMoreThanThereIs() throws Exception {
    Budget budget = new Budget(1000, Long.MAX_VALUE);
    AtomicInteger taken = new AtomicInteger();

    Race.of(
        4,
        () -> {
          for (int i = 0; i < 500; i++) {
            if (budget.take()) {
              taken.incrementAndGet();
            }
          }
        });

    assertThat(taken).hasValue(1000);
  }
}
