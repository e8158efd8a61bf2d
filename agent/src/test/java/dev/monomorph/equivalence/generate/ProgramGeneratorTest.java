package dev.monomorph.equivalence.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;

class ProgramGeneratorTest {
  @Test
  void theSameSeedMakesTheSameClassFiles() {
    for (long seed = 0; seed < 20; seed++) {
      Program one = ProgramGenerator.generate(seed);

      assertSame(one, ProgramGenerator.generate(seed));
      assertSame(one, ProgramGenerator.replay(one.choices()));
    }
  }

  private static void assertSame(Program one, Program other) {
    assertThat(other.classes().keySet()).isEqualTo(one.classes().keySet());
    one.classes().forEach((name, bytes) -> assertThat(other.classes().get(name)).isEqualTo(bytes));
    assertThat(other.calls()).isEqualTo(one.calls());
    assertThat(other.choices()).isEqualTo(one.choices());
  }

  @Test
  void noChoicesAtAllMakeTheSimplestProgram() {
    Program program = ProgramGenerator.replay(new int[0]);

    assertThat(program.choices()).isEmpty();
    assertThat(program.calls()).hasSize(3);
    assertThat(program.features()).contains(Feature.POLYMORPHIC_CALL);
  }

  @Test
  void anySequenceOfChoicesMakesAProgram() {
    Random random = new Random(5);
    for (int i = 0; i < 200; i++) {
      int[] choices = random.ints(random.nextInt(3000), -5, 200).toArray();
      Program program = ProgramGenerator.replay(choices);

      assertSame(program, ProgramGenerator.replay(program.choices()));
    }
  }

  @Test
  void classFilesHaveVersion61() {
    Program program = ProgramGenerator.generate(11);
    for (byte[] bytes : program.classes().values()) {
      ClassNode node = new ClassNode();
      new ClassReader(bytes).accept(node, 0);
      assertThat(node.version).isEqualTo(Opcodes.V17);
    }
  }

  @Test
  void spansLieWithinTheChoices() {
    Program program = ProgramGenerator.generate(2);

    assertThat(program.spans().length).isGreaterThan(100);
    assertThat(Arrays.stream(program.spans()).allMatch(each -> each[0] <= each[1])).isTrue();
  }
}
