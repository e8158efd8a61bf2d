package dev.monomorph.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.it.app.Guessing;
import dev.monomorph.it.app.Initialization;
import dev.monomorph.it.app.Kinds;
import dev.monomorph.it.app.Library;
import dev.monomorph.it.app.Maps;
import dev.monomorph.it.app.Overflow;
import dev.monomorph.it.app.Reflected;
import dev.monomorph.testing.EveryJdk;
import dev.monomorph.testing.ForkedJvm;
import dev.monomorph.testing.ForkedJvm.Result;
import dev.monomorph.testing.Jdk;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs write the same with the agent and without. */
class SameOutputIT {
  private static final List<Class<?>> PROGRAMS =
      List.of(
          Kinds.class,
          Initialization.class,
          Reflected.class,
          Overflow.class,
          Library.class,
          Maps.class,
          Guessing.class);

  private static final List<String> OPTIONS =
      List.of(
          "warmup=1,compile=foreground,report=-",
          "warmup=1,compile=foreground,frames=hidden,report=-",
          "warmup=2,report=-",
          "warmup=10,compile=foreground,report=-",
          "targets=dev.monomorph.it.app.*#*,stress=true,report=-");

  static Stream<Arguments> runs() {
    return Jdk.all().flatMap(jdk -> PROGRAMS.stream().map(program -> Arguments.of(jdk, program)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("runs")
  void writesTheSame(Jdk jdk, Class<?> program) {
    Result without = ForkedJvm.on(jdk).run(program).good();

    for (String options : OPTIONS) {
      Result with = ForkedJvm.on(jdk).agent(options).run(program).good();

      assertThat(with.program()).as(options).isEqualTo(without.out());
      assertThat(with.report()).doesNotContain("failures").doesNotContain("SPECIALIZER_ERROR");
    }
  }

  /** Then the JVM has no stack map frames of the JDK's code. */
  @EveryJdk
  void writesTheSameWithoutTheJdksArchive(Jdk jdk) {
    Result without = ForkedJvm.on(jdk).run(Library.class).good();
    Result with =
        ForkedJvm.on(jdk).jvm("-Xshare:off").agent(OPTIONS.get(0)).run(Library.class).good();

    assertThat(with.program()).isEqualTo(without.out());
    assertThat(with.report()).doesNotContain("VERIFICATION_FAILED");
  }
}
