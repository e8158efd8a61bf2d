package dev.monomorph.weave;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptorsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "()",
        "()V",
        "(BCDFIJSZ)J",
        "(Ljava/lang/Object;)",
        "([I[[Ljava/lang/String;)[La;",
        "(La$b-c;)",
      })
  void accepts(String text) {
    assertThat(Descriptors.isMethod(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "(",
        ")",
        "I",
        "(V)",
        "(I",
        "(I)VV",
        "()IJ",
        "()[V",
        "([)",
        "([",
        "(L",
        "(L;)",
        "(La)",
        "(L/a;)",
        "(La/;)",
        "(La//b;)",
        "(Ljava.lang.Object;)",
        "(La[b;)",
        "(La)b;)",
        "(int)",
        "(T)",
        "(I, I)",
        "(I) V",
        "()(I)",
      })
  void rejects(String text) {
    assertThat(Descriptors.isMethod(text)).isFalse();
  }

  @Test
  void countsDimensions() {
    assertThat(Descriptors.isMethod("(" + "[".repeat(255) + "I)")).isTrue();
    assertThat(Descriptors.isMethod("(" + "[".repeat(256) + "I)")).isFalse();
  }
}
