package dev.monomorph.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.options.Options;

class ForkOptionsTest {
  private static final Optional<Path> GRAAL = Optional.of(Path.of("jars"));
  private static final Optional<String> AGENT = Optional.of("-javaagent:agent.jar");

  @Test
  void onlyForksUnderTheAgentGetIt() {
    ForkOptions options = new ForkOptions(List.of("-jvmArgsAppend", "-Xmx1g"), false, AGENT, GRAAL);

    assertThat(options.fork(Variant.SPECIALIZED, "x").getJvmArgsAppend().get())
        .containsExactly("-Xmx1g", "-javaagent:agent.jar");
    assertThat(options.fork(Variant.POLLUTED, "x").getJvmArgsAppend().get())
        .containsExactly("-Xmx1g");
  }

  @Test
  void onlyForksUnderGraalGetThatAndTakeLongToWarmUp() {
    ForkOptions options = new ForkOptions(List.of(), false, AGENT, GRAAL);
    Options fork = options.fork(Variant.POLLUTED_UNDER_GRAAL, "x");

    assertThat(fork.getJvmArgsAppend().get())
        .contains("-XX:+UseJVMCICompiler", "--upgrade-module-path=jars")
        .doesNotContain("-javaagent:agent.jar");
    assertThat(fork.getWarmupIterations().get()).isEqualTo(60);
    assertThat(options.fork(Variant.POLLUTED, "x").getWarmupIterations().hasValue()).isFalse();
    assertThat(options.fork(Variant.POLLUTED, "x").getJvmArgsAppend().get()).isEmpty();
  }

  @Test
  void aRoundIsOneFork() {
    ForkOptions options = new ForkOptions(List.of("-f", "7"), false, AGENT, GRAAL);

    assertThat(options.forks()).isEqualTo(7);
    assertThat(options.fork(Variant.CLEAN, "x").getForkCount().get()).isEqualTo(1);
  }

  @Test
  void theUserWinsOverQuick() {
    ForkOptions options = new ForkOptions(List.of("-i", "9"), true, AGENT, GRAAL);
    Options fork = options.fork(Variant.CLEAN, "x");

    assertThat(options.forks()).isEqualTo(1);
    assertThat(fork.getMeasurementIterations().get()).isEqualTo(9);
    assertThat(fork.getWarmupIterations().get()).isEqualTo(3);
  }

  @Test
  void passesOnWhatJmhDoesNotUnderstand() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> new ForkOptions(List.of("-nonsense"), false, AGENT, GRAAL))
        .withMessageStartingWith("--jmh: ");
  }
}
