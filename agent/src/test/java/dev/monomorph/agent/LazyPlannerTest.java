package dev.monomorph.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.monomorph.weave.Planner;
import dev.monomorph.weave.WeavePlan;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LazyPlannerTest {
  private static final byte[] CLASS_FILE = {};

  private final AtomicInteger starts = new AtomicInteger();
  private final AtomicInteger plans = new AtomicInteger();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch mayGoOn = new CountDownLatch(1);

  private Planner made() {
    starts.incrementAndGet();
    return new Planner() {
      @Override
      public WeavePlan plan(ClassLoader loader, byte[] classFile, Class<?> loaded) {
        plans.incrementAndGet();
        return WeavePlan.NOTHING;
      }

      @Override
      public boolean isChanged(ClassLoader loader, String name) {
        return true;
      }

      @Override
      public void redefined(Class<?> loaded, byte[] classFile) {}
    };
  }

  /** Begins, and goes on when it may. */
  private Planner madeSlowly() {
    begun.countDown();
    await(mayGoOn);
    return made();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void plan(LazyPlanner planner) {
    assertThat(planner.plan(null, CLASS_FILE, null)).isSameAs(WeavePlan.NOTHING);
  }

  @Test
  void madeAtTheFirstTargetAndOnce() {
    LazyPlanner planner = new LazyPlanner(this::made);
    assertThat(planner.isChanged(null, "A")).isFalse();
    assertThat(starts).hasValue(0);

    plan(planner);
    plan(planner);

    assertThat(starts).hasValue(1);
    assertThat(plans).hasValue(2);
    assertThat(planner.isChanged(null, "A")).isTrue();
  }

  @Test
  void whoNeedsItWhileItIsBeingMadeWaits() {
    LazyPlanner planner = new LazyPlanner(this::madeSlowly);
    planner.startBeside(() -> true);
    await(begun);
    new Thread(mayGoOn::countDown).start();

    plan(planner);

    assertThat(starts).hasValue(1);
    assertThat(plans).hasValue(1);
  }

  @Test
  void notMadeBesideWhereNoTargetIsComing() throws InterruptedException {
    LazyPlanner planner = new LazyPlanner(this::made);
    CountDownLatch asked = new CountDownLatch(1);
    AtomicReference<Thread> beside = new AtomicReference<>();
    planner.startBeside(
        () -> {
          beside.set(Thread.currentThread());
          asked.countDown();
          return false;
        });
    await(asked);
    beside.get().join();

    assertThat(starts).hasValue(0);
    assertThat(beside.get()).isNotSameAs(Thread.currentThread());
  }

  @Test
  void nobodyWaitsWithoutEnd() {
    LazyPlanner planner = new LazyPlanner(this::madeSlowly, Duration.ofMillis(50));
    planner.startBeside(() -> true);
    await(begun);

    assertThatIllegalStateException()
        .isThrownBy(() -> planner.plan(null, CLASS_FILE, null))
        .withMessage(
            "the agent was not ready after 50 ms: does its start wait for a lock that this thread"
                + " holds?");

    mayGoOn.countDown();
  }

  @Test
  void anInterruptIsTheApplications() {
    LazyPlanner planner = new LazyPlanner(this::made);
    Thread.currentThread().interrupt();

    plan(planner);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(plans).hasValue(1);
  }

  @Test
  void whatFailedBesideIsTriedAgain() {
    Supplier<Planner> failsOnce =
        () -> {
          if (begun.getCount() > 0) {
            begun.countDown();
            throw new IllegalStateException("on purpose");
          }
          return made();
        };
    LazyPlanner planner = new LazyPlanner(failsOnce);
    planner.startBeside(() -> true);
    await(begun);

    plan(planner);

    assertThat(starts).hasValue(1);
  }

  @Test
  void nothingIsMadeAfterItWasStopped() {
    LazyPlanner planner = new LazyPlanner(this::made);
    planner.stop();

    plan(planner);

    assertThat(starts).hasValue(0);
  }
}
