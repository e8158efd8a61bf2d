package dev.monomorph.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CausesTest {
  @Test
  void looksBehindCausesAndSuppressed() {
    Exception suppressing = new Exception("middle");
    suppressing.addSuppressed(new IllegalStateException("the reason\nand more"));

    assertThat(Causes.line(new RuntimeException("outside", suppressing))).isEqualTo("the reason");
    assertThat(Causes.line(new IllegalStateException()))
        .isEqualTo("java.lang.IllegalStateException");
  }
}
