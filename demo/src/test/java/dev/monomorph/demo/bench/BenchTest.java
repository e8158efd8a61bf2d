package dev.monomorph.demo.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import dev.monomorph.demo.console.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BenchTest {
  @Test
  void runsPhasesByTurnsAndKeepsTheirChecksums() {
    List<String> order = new ArrayList<>();
    List<Phase> phases =
        List.of(phase("a", 10, order, 7), phase("none", 0, order, 8), phase("b", 20, order, 9));
    List<String> steps = new ArrayList<>();
    Progress progress = (task, done, total) -> steps.add(task + " " + done + "/" + total);

    List<PhaseResult> results = new Bench(phases, 1, 2).run(progress);

    assertThat(order).containsExactly("a", "b", "a", "b", "a", "b", "a", "b");
    assertThat(steps).containsExactly("warming up 1/3", "measuring 2/3", "measuring 3/3");
    assertThat(results)
        .extracting(PhaseResult::phase, PhaseResult::rowsPerPass, PhaseResult::checksum)
        .containsExactly(tuple("a", 10L, 7L), tuple("b", 20L, 9L));
    assertThat(results).allMatch(result -> result.nanosPerRow() >= 0);
  }

  @Test
  void failsIfAPhaseComputesSomethingElseLater() {
    AtomicLong next = new AtomicLong();
    Phase fickle = new Phase("fickle", 1, next::getAndIncrement);

    assertThatIllegalStateException()
        .isThrownBy(() -> new Bench(List.of(fickle), 0, 1).run(Progress.NONE))
        .withMessageContaining("phase fickle computed 0000000000000000 in its first pass");
  }

  private static Phase phase(String name, long rows, List<String> order, long checksum) {
    return new Phase(
        name,
        rows,
        () -> {
          order.add(name);
          return checksum;
        });
  }
}
