package dev.monomorph.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class HasherTest {
  private static final Duration FOREVER = Duration.ofDays(1);

  @Test
  void workIsDoneAfterAWhileAndSoIsWhatComesLater() throws InterruptedException {
    Hasher hasher = new Hasher(Duration.ofMillis(1), 1000);
    for (int i = 0; i < 3; i++) {
      CountDownLatch done = new CountDownLatch(1);
      hasher.execute(done::countDown);
      assertThat(done.await(1, TimeUnit.MINUTES)).isTrue();
      Thread.sleep(10);
    }
  }

  @Test
  void itBeginsAtOnceWhenMuchIsWaiting() throws InterruptedException {
    Hasher hasher = new Hasher(FOREVER, 3);
    CountDownLatch done = new CountDownLatch(3);
    hasher.execute(done::countDown);
    hasher.execute(done::countDown);
    assertThat(done.await(50, TimeUnit.MILLISECONDS)).isFalse();

    hasher.execute(done::countDown);
    assertThat(done.await(1, TimeUnit.MINUTES)).isTrue();
    hasher.stop();
  }

  @Test
  void whoBringsTooMuchDoesItAndAFailureIsNoEnd() throws InterruptedException {
    Hasher hasher = new Hasher(Duration.ofMillis(1), 1);
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    hasher.execute(
        () -> {
          busy.countDown();
          awaitQuietly(go);
          throw new OutOfMemoryError("of the test");
        });
    assertThat(busy.await(1, TimeUnit.MINUTES)).isTrue();
    CountDownLatch waiting = new CountDownLatch(2);
    hasher.execute(waiting::countDown);
    hasher.execute(waiting::countDown);
    AtomicReference<Thread> by = new AtomicReference<>();
    hasher.execute(() -> by.set(Thread.currentThread()));
    assertThat(by.get()).isEqualTo(Thread.currentThread());

    go.countDown();
    assertThat(waiting.await(1, TimeUnit.MINUTES)).isTrue();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void nothingIsDoneAfterAStop() throws InterruptedException {
    Hasher hasher = new Hasher(Duration.ofMillis(1), 1);
    hasher.stop();
    CountDownLatch done = new CountDownLatch(1);
    hasher.execute(done::countDown);

    assertThat(done.await(50, TimeUnit.MILLISECONDS)).isFalse();
  }
}
