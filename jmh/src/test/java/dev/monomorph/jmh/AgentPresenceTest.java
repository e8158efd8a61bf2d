package dev.monomorph.jmh;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class AgentPresenceTest {
  @Test
  void refusesToMeasureTheAgentWithoutIt() {
    assertThatIllegalStateException()
        .isThrownBy(() -> AgentPresence.check(Variant.SPECIALIZED))
        .withMessageStartingWith("specialized needs -javaagent");
    assertThatIllegalStateException()
        .isThrownBy(() -> AgentPresence.check(Variant.CLEAN_UNDER_AGENT))
        .withMessageStartingWith("cleanUnderAgent needs -javaagent");
  }

  @Test
  void letsTheOthersPass() {
    assertThatCode(() -> AgentPresence.check(Variant.CLEAN)).doesNotThrowAnyException();
    assertThatCode(() -> AgentPresence.check(Variant.POLLUTED)).doesNotThrowAnyException();
    assertThatCode(() -> AgentPresence.check(Variant.HANDWRITTEN)).doesNotThrowAnyException();
  }
}
