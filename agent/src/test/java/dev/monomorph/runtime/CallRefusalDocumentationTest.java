package dev.monomorph.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds the table of reasons in {@code docs/limits.md} against those in the code. */
class CallRefusalDocumentationTest {
  @Test
  void tableListsTheReasons() throws IOException {
    List<String> expected = new ArrayList<>();
    for (CallRefusal refusal : CallRefusal.values()) {
      expected.add("| `" + refusal.name() + "` | " + refusal.explanation() + " |");
    }

    List<String> lines = Files.readAllLines(Path.of("..", "docs", "limits.md"));
    int first = lines.indexOf("| reason | the call … |") + 2;

    assertThat(lines.subList(first, first + expected.size() + 1))
        .startsWith(expected.toArray(String[]::new))
        .endsWith("");
  }
}
