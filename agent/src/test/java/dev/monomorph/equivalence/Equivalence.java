package dev.monomorph.equivalence;

import dev.monomorph.equivalence.generate.Program;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Compares a program under the agent with its twin, which the agent leaves alone: results,
 * exceptions with their messages, causes and the program's frames, the log in order, objects'
 * identity and state, fuel taken (which counts calls and rounds of loops), locks left, and static
 * state at the end. What the agent writes to standard error is a difference too.
 */
final class Equivalence {
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  private Equivalence() {}

  /** Takes the standard error of this JVM for its own. */
  static Equivalence inThisJvm() {
    Equivalence equivalence = new Equivalence();
    System.setErr(new PrintStream(equivalence.errors, true, StandardCharsets.UTF_8));
    return equivalence;
  }

  /** The first difference between the two, if there is any. */
  Optional<Difference> check(Program program) {
    Outcome expected = Execution.run(program, ProgramLoader.twinOf(program));
    errors.reset();
    Watch.reset();
    Outcome actual = Execution.run(program, ProgramLoader.of(program));
    Difference difference = Difference.between(expected, actual);
    if (difference == null && errors.size() > 0) {
      List<String> lines = errors.toString(StandardCharsets.UTF_8).lines().toList();
      difference = new Difference("said by the agent", List.of(), lines);
    }
    return Optional.ofNullable(difference);
  }

  /**
   * What the program does differently when it is run again under another name, without the agent
   * both times.
   */
  static Optional<Difference> instability(Program program) {
    Outcome one = Execution.run(program, ProgramLoader.twinOf(program));
    Outcome other = Execution.run(program, ProgramLoader.otherTwinOf(program));
    return Optional.ofNullable(Difference.between(one, other));
  }
}
