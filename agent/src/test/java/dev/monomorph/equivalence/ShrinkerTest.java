package dev.monomorph.equivalence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.equivalence.generate.Program;
import dev.monomorph.equivalence.generate.ProgramGenerator;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ShrinkerTest {
  private static final Duration TIME = Duration.ofSeconds(2);

  @Test
  void withoutAnythingToKeepNothingIsLeft() {
    Program program = Shrinker.shrink(ProgramGenerator.generate(1), each -> true, TIME);

    assertThat(program.choices()).isEmpty();
  }

  @Test
  void aProgramWithoutThePropertyStaysAsItIs() {
    Program program = ProgramGenerator.generate(1);

    assertThat(Shrinker.shrink(program, each -> false, TIME)).isSameAs(program);
  }
}
