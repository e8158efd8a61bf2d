package dev.monomorph.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AgentThreadTest {
  @Test
  void isEnteredOnce() {
    assertThat(AgentThread.isBusy()).isFalse();

    assertThat(AgentThread.enter()).isTrue();
    assertThat(AgentThread.isBusy()).isTrue();
    assertThat(AgentThread.enter()).isFalse();

    AgentThread.leave();
    assertThat(AgentThread.isBusy()).isFalse();
    assertThat(AgentThread.enter()).isTrue();
    AgentThread.leave();
  }

  @Test
  void isOfOneThread() {
    AgentThread.enter();
    try {
      assertThat(CompletableFuture.supplyAsync(AgentThread::isBusy).join()).isFalse();
    } finally {
      AgentThread.leave();
    }
  }
}
