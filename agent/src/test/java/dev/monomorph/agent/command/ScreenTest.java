package dev.monomorph.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is drawn on a terminal, and anywhere else. */
class ScreenTest {
  private final StringWriter out = new StringWriter();

  private String draw(boolean terminal, List<String> first, List<String> second) {
    Screen screen = new Screen(new PrintWriter(out), terminal);
    screen.draw(first);
    screen.draw(second);
    return out.toString().replace(System.lineSeparator(), "\n");
  }

  @Test
  void blocksFollowEachOther() {
    assertThat(draw(false, List.of("a", "b"), List.of("c"))).isEqualTo("a\nb\n\nc\n");
  }

  @Test
  void aTerminalIsDrawnOnInPlace() {
    assertThat(draw(true, List.of("a", "b"), List.of("c")))
        .isEqualTo("\033[H\033[Ja\033[K\nb\033[K\n\033[J\033[Hc\033[K\n\033[J");
  }

  @Test
  void aTerminalIsNotScrolled() {
    String drawn = draw(true, Collections.nCopies(500, "line"), List.of());

    assertThat(drawn.lines().count()).isLessThan(500);
  }
}
