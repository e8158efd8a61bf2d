package dev.monomorph.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Holds the table of refusals in {@code docs/limits.md} against the refusals in the code. */
class RefusalDocumentationTest {
  private static final String HEADING = "| refusal | the method … | stage | what to do |";

  @Test
  void tableListsTheRefusals() throws IOException {
    List<String> expected = new ArrayList<>();
    for (Refusal refusal : Refusal.values()) {
      String stage = refusal.stage().name().toLowerCase(Locale.ROOT);
      expected.add("`" + refusal.name() + "` | " + refusal.explanation() + " | " + stage);
    }

    List<String> documented = new ArrayList<>();
    for (String[] row : rows()) {
      documented.add(row[1] + " | " + row[2] + " | " + row[3]);
    }
    assertThat(documented).isEqualTo(expected);
  }

  @Test
  void everyRefusalComesWithAdvice() throws IOException {
    for (String[] row : rows()) {
      assertThat(row).as(row[1]).hasSize(5);
      assertThat(row[4]).as(row[1]).hasSizeGreaterThan(10);
    }
  }

  /** The cells of the rows, from index 1 on. */
  private static List<String[]> rows() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("..", "docs", "limits.md"));
    int heading = lines.indexOf(HEADING);
    assertThat(heading).as("line of the table's heading").isNotNegative();
    List<String[]> rows = new ArrayList<>();
    for (int i = heading + 2; lines.get(i).startsWith("|"); i++) {
      rows.add(lines.get(i).split(" *\\| *"));
    }
    return rows;
  }
}
