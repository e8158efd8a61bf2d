package dev.monomorph.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class AgentThreadTest {
  @Test
  void isEnteredOnce() {
    AgentThread entered = AgentThread.enter();
    assertThat(entered).isNotNull();
    assertThat(AgentThread.isBusy()).isTrue();
    assertThat(AgentThread.enter()).isNull();

    entered.leave();
    assertThat(AgentThread.isBusy()).isFalse();
    assertThat(AgentThread.enter()).isNotNull();
    entered.leave();
  }

  @Test
  void isOfOneThread() {
    AgentThread entered = AgentThread.enter();
    try {
      assertThat(CompletableFuture.supplyAsync(AgentThread::isBusy).join()).isFalse();
    } finally {
      entered.leave();
    }
  }

  /** Else the thread would never be observed again. */
  @Test
  void isLeftWhereTheStackOverflows() throws Exception {
    AtomicReference<Boolean> busy = new AtomicReference<>();
    Runnable overflowOften =
        () -> {
          for (int i = 0; i < 50; i++) {
            overflow();
          }
          busy.set(AgentThread.isBusy());
        };

    Thread thread = new Thread(null, overflowOften, "small stack", 256 << 10);
    thread.start();
    thread.join();

    assertThat(busy).hasValue(false);
  }

  private static void overflow() {
    try {
      enterDeeper(0);
    } catch (StackOverflowError expected) {
      // the point of it
    }
  }

  private static int enterDeeper(int depth) {
    AgentThread entered = AgentThread.enter();
    try {
      return entered == null ? depth : entered.hashCode();
    } finally {
      if (entered != null) {
        entered.leave();
        enterDeeper(depth + 1);
      }
    }
  }

  @Test
  void aDaemonTakesNothingOverFromItsMaker() throws Exception {
    ThreadGroup ownGroup = new ThreadGroup("application's");
    AtomicReference<Thread> made = new AtomicReference<>();
    AtomicReference<Boolean> busy = new AtomicReference<>();
    Runnable work = () -> busy.set(AgentThread.isBusy());
    Thread maker = new Thread(ownGroup, () -> made.set(AgentThread.newDaemon("made", work)));
    maker.start();
    maker.join();
    Thread thread = made.get();

    assertThat(thread.getName()).isEqualTo("made");
    assertThat(thread.isDaemon()).isTrue();
    assertThat(thread.getContextClassLoader()).isNull();
    assertThat(thread.getThreadGroup().getParent()).isNull();

    thread.start();
    thread.join();
    assertThat(busy).hasValue(true);
  }
}
