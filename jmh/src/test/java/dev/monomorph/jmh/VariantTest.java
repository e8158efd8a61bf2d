package dev.monomorph.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class VariantTest {
  @Test
  void isTheLastPartOfABenchmarksName() {
    assertThat(Variant.of("dev.monomorph.jmh.Fold.Ints.polluted")).isEqualTo(Variant.POLLUTED);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Variant.of("dev.monomorph.jmh.Fold.Ints"))
        .withMessage("no variant is called Ints");
  }
}
