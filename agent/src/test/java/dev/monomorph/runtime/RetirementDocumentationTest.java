package dev.monomorph.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds the table of reasons in {@code docs/limits.md} against those in the code. */
class RetirementDocumentationTest {
  @Test
  void tableListsTheReasons() throws IOException {
    List<String> expected = new ArrayList<>();
    for (Retirement reason : Retirement.values()) {
      expected.add("| `" + reason.name() + "` | " + reason.explanation() + " |");
    }

    List<String> lines = Files.readAllLines(Path.of("..", "docs", "limits.md"));
    int first = lines.indexOf("| reason | it was given up because … |") + 2;

    assertThat(lines.subList(first, first + expected.size() + 1))
        .startsWith(expected.toArray(String[]::new))
        .endsWith("");
  }
}
