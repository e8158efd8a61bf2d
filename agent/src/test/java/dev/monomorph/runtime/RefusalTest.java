package dev.monomorph.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalTest {
  @ParameterizedTest
  @EnumSource
  void isExplainedInOneShortClause(Refusal refusal) {
    assertThat(refusal.explanation()).hasSizeBetween(10, 90);
    assertThat(refusal.stage()).isNotNull();
  }
}
