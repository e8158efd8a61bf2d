package dev.monomorph.equivalence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FramesTest {
  private static Throwable at(StackTraceElement... frames) {
    Throwable thrown = new Throwable();
    thrown.setStackTrace(frames);
    return thrown;
  }

  private static StackTraceElement frame(String type, String method, int line) {
    String outermost = type.replaceFirst("\\$.*", "");
    String file = outermost.substring(outermost.lastIndexOf('.') + 1) + ".java";
    return new StackTraceElement(type, method, file, line);
  }

  @Test
  void onlyTheProgramsFramesCount() {
    Throwable thrown =
        at(
            frame("java.lang.Math", "floorMod", 1),
            frame("gen.Trace", "burn", 1),
            frame("gen.C0", "m", 12),
            frame("gen.C0$$Lambda$7/0x00007f", "apply", -1),
            frame("dev.monomorph.equivalence.Execution", "call", 3));

    assertThat(Frames.of(thrown)).containsExactly("gen.C0.m(C0.java:12)");
  }

  @Test
  void aCopyCountsAsTheOriginalAndTheStubDoesNotCount() {
    Throwable thrown =
        at(
            frame("gen.C1$$Mono4", "n", 20),
            frame("gen.C0$$Mono1", "m", 12),
            frame("gen.C0", "m", -1),
            frame("gen.Main", "call0", 5));

    assertThat(Frames.of(thrown))
        .containsExactly(
            "gen.C1.n(C1.java:20)", "gen.C0.m(C0.java:12)", "gen.Main.call0(Main.java:5)");
  }

  @Test
  void copiesOfTheJdksCodeDoNotCount() {
    Throwable thrown =
        at(
            frame("gen.C0", "lambda", 7),
            new StackTraceElement("gen.C0$$Mono1", "lambda$andThen$1", "Function.java", 87),
            frame("gen.C0", "m", 12));

    assertThat(Frames.of(thrown))
        .containsExactly("gen.C0.lambda(C0.java:7)", "gen.C0.m(C0.java:12)");
  }

  @Test
  void recursionIsKeptWithAndWithoutStubsBetween() {
    Throwable direct =
        at(
            frame("gen.C0$$Mono1", "m", 12),
            frame("gen.C0$$Mono1", "m", 13),
            frame("gen.C0", "m", -1));
    Throwable throughStub =
        at(
            frame("gen.C0$$Mono1", "m", 12),
            frame("gen.C0", "m", -1),
            frame("gen.C0$$Mono1", "m", 13),
            frame("gen.C0", "m", -1));

    assertThat(Frames.of(direct))
        .containsExactly("gen.C0.m(C0.java:12)", "gen.C0.m(C0.java:13)")
        .isEqualTo(Frames.of(throughStub));
  }
}
