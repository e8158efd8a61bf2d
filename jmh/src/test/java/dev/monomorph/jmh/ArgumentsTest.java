package dev.monomorph.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
  @Test
  void nothingMeansEverything() {
    Arguments arguments = Arguments.parse();

    assertThat(arguments.patterns()).isEmpty();
    assertThat(arguments.variants()).isEqualTo(Variant.ordinary());
    assertThat(arguments.quick()).isFalse();
    assertThat(arguments.json()).isEmpty();
    assertThat(arguments.jmh()).isEmpty();
  }

  @Test
  void readsEveryOption() {
    Arguments arguments =
        Arguments.parse(
            "--quick",
            "--variants",
            "specialized,polluted",
            "--json",
            "out.json",
            "--agent",
            "agent.jar=warmup=1",
            "--",
            "Fold",
            "Probe",
            "--jmh",
            "-f",
            "5",
            "--quick");

    assertThat(arguments.quick()).isTrue();
    assertThat(arguments.variants()).containsExactly(Variant.POLLUTED, Variant.SPECIALIZED);
    assertThat(arguments.json()).contains(Path.of("out.json"));
    assertThat(arguments.agent()).contains("agent.jar=warmup=1");
    assertThat(arguments.patterns()).containsExactly("Fold", "Probe");
    assertThat(arguments.jmh()).containsExactly("-f", "5", "--quick");
  }

  @Test
  void graalAddsAVariant() {
    assertThat(Arguments.parse("--graal", "jars").variants()).containsExactly(Variant.values());
    assertThat(Arguments.parse("--graal", "jars").graal()).contains(Path.of("jars"));
    assertRefused("pollutedUnderGraal needs --graal", "--variants", "pollutedUnderGraal");
  }

  @Test
  void namesWhatItDoesNotUnderstand() {
    assertRefused("--quik is no option", "--quik");
    assertRefused("--json needs a value", "--json");
    assertRefused("no variant is called fast; there are clean,", "--variants", "clean,fast");
  }

  private static void assertRefused(String message, String... arguments) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> Arguments.parse(arguments))
        .withMessageStartingWith(message);
  }
}
