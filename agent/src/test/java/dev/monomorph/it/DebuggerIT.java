package dev.monomorph.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.it.app.Folds;
import dev.monomorph.testing.Debugger;
import dev.monomorph.testing.Debugger.Stop;
import dev.monomorph.testing.EveryJdk;
import dev.monomorph.testing.ForkedJvm;
import dev.monomorph.testing.ForkedJvm.Result;
import dev.monomorph.testing.Jdk;
import dev.monomorph.testing.TestSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A debugger stops in the copy of a target, or with {@code debug=on} in the target. */
class DebuggerIT {
  private static final String OPTIONS = "warmup=1,compile=foreground,report=-";
  private static final String FOLDS = Folds.class.getName();
  private static final int LINE = TestSource.lineOf(Folds.class, "breakpoint");
  private static final String ALONE =
      "monomorph: warn: debug=on and the JVM has a debug agent: nothing is specialized, so that"
          + " breakpoints in targets work\n";

  private record Run(List<Stop> stops, Result result) {}

  private static Run debug(Jdk jdk, String options) throws Exception {
    try (Debugger debugger = new Debugger()) {
      ForkedJvm jvm = ForkedJvm.on(jdk).jvm(debugger.jvmArgument()).agent(options);
      CompletableFuture<Result> result = CompletableFuture.supplyAsync(() -> jvm.run(Folds.class));
      List<Stop> stops = debugger.run(FOLDS + "*", LINE, "result");
      return new Run(stops, result.join());
    }
  }

  @EveryJdk
  void stopsInCopies(Jdk jdk) throws Exception {
    Run run = debug(jdk, OPTIONS);

    assertThat(run.result().good().program()).isEqualTo("15 120 5\n");
    assertThat(run.result().report()).containsPattern("specializations +3\n");
    assertThat(run.stops())
        .hasSize(12)
        .allSatisfy(stop -> assertThat(stop.type()).startsWith(FOLDS + "$$Mono"))
        .extracting(Stop::variable)
        .startsWith("1", "3", "6", "10", "1", "2", "6", "24");
  }

  @EveryJdk
  void stopsInTargetsWithDebugOn(Jdk jdk) throws Exception {
    Run run = debug(jdk, OPTIONS + ",debug=on");

    assertThat(run.result().out()).isEqualTo("15 120 5\n");
    assertThat(run.result().err()).isEqualTo(ALONE);
    assertThat(run.stops())
        .hasSize(12)
        .allSatisfy(stop -> assertThat(stop.type()).isEqualTo(FOLDS))
        .extracting(Stop::variable)
        .startsWith("1", "3", "6", "10", "1", "2", "6", "24");
  }

  @EveryJdk
  void debugOnIsForJvmsWithADebugAgent(Jdk jdk) {
    Result result = ForkedJvm.on(jdk).agent(OPTIONS + ",debug=on").run(Folds.class).good();

    assertThat(result.report()).containsPattern("specializations +3\n");
  }
}
