package dev.monomorph.jmh;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class GraalCompilerTest {
  @Test
  void refusesToMeasureAnotherCompilerInItsName() {
    assertThatIllegalStateException()
        .isThrownBy(() -> GraalCompiler.check(Variant.POLLUTED_UNDER_GRAAL))
        .withMessageStartingWith("pollutedUnderGraal needs a JVMCI compiler");
    assertThatCode(() -> GraalCompiler.check(Variant.POLLUTED)).doesNotThrowAnyException();
  }
}
