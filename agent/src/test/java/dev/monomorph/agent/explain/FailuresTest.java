package dev.monomorph.agent.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is said of classes that something is wrong with. */
class FailuresTest {
  @Test
  void aMissingClassIsNamed() {
    LinkageError missing = new NoClassDefFoundError("a/B");
    missing.initCause(new ClassNotFoundException("a.B"));

    assertThat(Failures.describe(missing)).isEqualTo("class a.B is not on the class path");
    assertThat(Failures.describe(new ClassNotFoundException("a.B")))
        .isEqualTo("class a.B is not on the class path");
  }

  @Test
  void allElseIsWhatTheJvmSaysInOneLine() {
    assertThat(Failures.describe(new ClassFormatError("bad\nworse")))
        .isEqualTo("java.lang.ClassFormatError: bad");
    assertThat(Failures.describe(new NoClassDefFoundError("a/B (wrong name: a/b)")))
        .isEqualTo("java.lang.NoClassDefFoundError: a/B (wrong name: a/b)");
  }
}
