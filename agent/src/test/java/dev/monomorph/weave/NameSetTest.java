package dev.monomorph.weave;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NameSetTest {
  @Test
  void containsWhatWasAdded() {
    NameSet names = new NameSet();
    for (int length = 0; length < 200; length++) {
      assertThat(names.contains("a".repeat(length))).isFalse();
      names.add("a".repeat(length));
      assertThat(names.contains("a".repeat(length))).isTrue();
      assertThat(names.contains("b" + "a".repeat(length))).isFalse();
    }
  }
}
