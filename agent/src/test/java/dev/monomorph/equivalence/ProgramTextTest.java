package dev.monomorph.equivalence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.equivalence.generate.Program;
import dev.monomorph.equivalence.generate.ProgramGenerator;
import org.junit.jupiter.api.Test;

class ProgramTextTest {
  @Test
  void choicesSurvive() {
    int[] choices = {0, 9, 10, 35, 36, 100_000, 0, 1};

    assertThat(ProgramText.encode(choices)).isEqualTo("09az(36)(100000)01");
    assertThat(ProgramText.decode(ProgramText.encode(choices))).isEqualTo(choices);
  }

  @Test
  void aProgramReadIsTheOneThatWasWritten() {
    Program program = ProgramGenerator.generate(4);
    String text = ProgramText.write(program, "a comment\nof two lines");
    Program read = ProgramText.read(text);

    assertThat(text).startsWith("# a comment\n# of two lines\n[choices]\n");
    assertThat(text.lines().allMatch(line -> line.length() <= 100)).isTrue();
    assertThat(read.calls()).isEqualTo(program.calls());
    assertThat(run(read)).isEqualTo(run(program));
  }

  private static Outcome run(Program program) {
    return Execution.run(program, ProgramLoader.twinOf(program));
  }

  @Test
  void choicesAloneAreEnough() {
    Program program = ProgramGenerator.generate(4);
    String choices = "[choices]\n" + ProgramText.encode(program.choices()) + "\n";

    assertThat(run(ProgramText.read(choices))).isEqualTo(run(program));
  }
}
