package dev.monomorph.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
  void nothingIsDoneAfterAStop() throws InterruptedException {
    Hasher hasher = new Hasher(Duration.ofMillis(1), 1);
    hasher.stop();
    CountDownLatch done = new CountDownLatch(1);
    hasher.execute(done::countDown);

    assertThat(done.await(50, TimeUnit.MILLISECONDS)).isFalse();
  }
}
