package dev.monomorph.agent.command;

import java.io.PrintWriter;
import java.util.List;

/** Where {@code top} draws: in place on a terminal, one block after the other anywhere else. */
final class Screen {
  private static final String HOME = "\033[H";
  private static final String CLEAR_LINE = "\033[K";
  private static final String CLEAR_BELOW = "\033[J";

  /** Lines of a terminal that does not tell. */
  private static final int LINES = 24;

  private final PrintWriter out;
  private final boolean terminal;
  private boolean drawn;

  Screen(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** Draws in place of what was drawn before. */
  void draw(List<String> lines) {
    if (terminal) {
      out.print(drawn ? HOME : HOME + CLEAR_BELOW);
      lines.stream().limit(height() - 1L).forEach(line -> out.print(line + CLEAR_LINE + "\n"));
      out.print(CLEAR_BELOW);
    } else {
      if (drawn) {
        out.println();
      }
      lines.forEach(out::println);
    }
    drawn = true;
    out.flush();
  }

  private static int height() {
    try {
      return Integer.parseInt(System.getenv().getOrDefault("LINES", ""));
    } catch (NumberFormatException e) {
      return LINES;
    }
  }
}
