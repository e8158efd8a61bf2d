package dev.monomorph.engine;

import static dev.monomorph.engine.Application.call;
import static dev.monomorph.engine.Application.make;
import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.inspect.Dump;
import dev.monomorph.inspect.SpecializationRecord;
import dev.monomorph.reuse.ClassHashes;
import dev.monomorph.runtime.Policy;
import dev.monomorph.split.SplitWhen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is dumped of a running program, and by whom. */
@Timeout(60)
class ClassDumpsTest {
  private static final int[] NUMBERS = {1, 2, 3, 4};

  @TempDir private Path temporary;

  /** The threads on which writing has failed. */
  private final Queue<String> failedOn = new ConcurrentLinkedQueue<>();

  private Dump dump(Path directory) {
    return new Dump(
        directory, null, (what, failure) -> failedOn.add(Thread.currentThread().getName()));
  }

  private static EngineOptions background() {
    return new EngineOptions(
        new Policy(1, 8, true), 1000, Long.MAX_VALUE, false, false, false, false, SplitWhen.NEVER);
  }

  @Test
  void dumpsEverySpecialization() throws IOException {
    Application application =
        new Application(
            Application.foreground(), new ClassHashes(Runnable::run), null, dump(temporary));
    Class<?> sums = application.weave(Sums.class, "fold");
    Object plus = make(application.load(Sums.Plus.class));

    assertThat(call(sums, "fold", plus, NUMBERS)).isEqualTo(10);

    List<SpecializationRecord> made = application.target().specializations();
    assertThat(made).hasSize(1);
    Path text = temporary.resolve(made.get(0).placed().className().replace('.', '/') + ".txt");
    assertThat(text)
        .content()
        .contains("target    " + Sums.class.getName() + "#fold(")
        .contains("key       (dev.monomorph.engine.Sums$Plus, _)\n")
        .contains("guesses   none\n")
        .contains("    copy of " + Sums.class.getName() + "#fold(")
        .contains("Exact(dev.monomorph.engine.Sums$Plus)");
    assertThat(Files.readString(text)).doesNotContain("no copy");
    assertThat(failedOn).isEmpty();
  }

  @Test
  void whereSpecializationsAreMadeInTheBackgroundDumpsAreWrittenThere() throws Exception {
    Path file = Files.writeString(temporary.resolve("file"), "no directory");
    Application application =
        new Application(background(), new ClassHashes(Runnable::run), null, dump(file));
    Class<?> sums = application.weave(Sums.class, "fold");
    Object plus = make(application.load(Sums.Plus.class));

    while (failedOn.isEmpty() || application.target().specializations().isEmpty()) {
      assertThat(call(sums, "fold", plus, NUMBERS)).isEqualTo(10);
      Thread.sleep(Duration.ofMillis(5).toMillis());
    }

    assertThat(failedOn).containsExactly("monomorph-specializer");
    assertThat(application.refusals()).isEmpty();
  }
}
