package dev.monomorph.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.runtime.AgentThread;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CompileQueueTest {
  private final CompileQueue queue = new CompileQueue();
  private final CountDownLatch end = new CountDownLatch(1);

  @AfterEach
  void unblock() {
    end.countDown();
  }

  @Test
  void runsOnOneDaemonThreadOfTheAgent() throws Exception {
    Thread thread = ask(Thread::currentThread);

    assertThat(thread).isNotSameAs(Thread.currentThread());
    assertThat(thread.isDaemon()).isTrue();
    assertThat(thread.getName()).isEqualTo("monomorph-specializer");
    assertThat(thread.getContextClassLoader()).isNull();
    assertThat(ask(AgentThread::isBusy)).isTrue();
    assertThat(ask(Thread::currentThread)).isSameAs(thread);
  }

  @Test
  void dropsWhatItHasNoRoomFor() throws Exception {
    assertThat(CompileQueue.CAPACITY).isEqualTo(256);
    block();

    for (int i = 0; i < CompileQueue.CAPACITY; i++) {
      assertThat(queue.offer(() -> {})).isTrue();
    }

    assertThat(queue.offer(() -> {})).isFalse();
  }

  @Test
  void hasRoomAgainLater() throws Exception {
    block();
    while (queue.offer(() -> {})) {
      // until it is full
    }

    end.countDown();

    CompletableFuture<Void> run = new CompletableFuture<>();
    while (!queue.offer(() -> run.complete(null))) {
      Thread.onSpinWait();
    }
    run.get(20, TimeUnit.SECONDS);
  }

  private void block() throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    queue.offer(
        () -> {
          started.countDown();
          awaitEnd();
        });
    started.await();
  }

  private void awaitEnd() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private <T> T ask(Supplier<T> question) throws Exception {
    CompletableFuture<T> answer = new CompletableFuture<>();
    queue.offer(() -> answer.complete(question.get()));
    return answer.get(20, TimeUnit.SECONDS);
  }
}
