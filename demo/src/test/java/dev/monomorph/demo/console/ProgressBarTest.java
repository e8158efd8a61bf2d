package dev.monomorph.demo.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
  @Test
  void drawsHowFarTheTaskHasCome() {
    assertThat(ProgressBar.line("reading", 1, 3))
        .isEqualTo("[##########....................]  33% reading");
  }

  @Test
  void drawsAtOnceThenNotTooOftenAndWipesAtTheEnd() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ProgressBar bar = new ProgressBar(new PrintStream(bytes, true, UTF_8));

    bar.at("task", 1, 1_000);
    bar.at("task", 2, 1_000);
    bar.at("task", 1_000, 1_000);

    String shown = bytes.toString(UTF_8);
    assertThat(shown).containsOnlyOnce("task").endsWith("\r\u001b[K");
  }
}
