package dev.monomorph.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/options.md} against the options in the code. */
class OptionsDocumentationTest {
  private static final String ERROR = "monomorph: error: ";

  @Test
  void tableListsTheOptions() throws IOException {
    List<String> expected = new ArrayList<>();
    for (Option<?> option : AgentOptions.all()) {
      expected.add(
          "`" + option.key() + "` | " + option.accepts() + " | `" + option.defaultText() + "`");
    }

    List<String> documented = new ArrayList<>();
    for (String[] row : rows()) {
      documented.add(row[1] + " | " + row[3] + " | " + row[4]);
      assertThat(row[2]).as("meaning of " + row[1]).isNotEmpty();
    }
    assertThat(documented).isEqualTo(expected);
  }

  @Test
  void examplesAreAccepted() throws Exception {
    for (String[] row : rows()) {
      String key = row[1].replace("`", "");
      String example = row[5].replace("`", "");
      assertThat(example).startsWith(key + "=");
      String value = example.substring(key.length() + 1);
      assertThat(AgentOptions.find(key).read(value)).as(example).isNotNull();
    }
  }

  @Test
  void errorsReadAsDocumented() throws IOException {
    List<String> errors = new ArrayList<>();
    for (String line : lines()) {
      if (line.startsWith(ERROR) && !line.startsWith(ERROR + "config=")) {
        errors.add(line.substring(ERROR.length()));
      }
    }

    assertThat(errors).hasSize(3);
    for (String error : errors) {
      assertThatExceptionOfType(AgentOptionsException.class)
          .isThrownBy(() -> AgentOptions.parse(error.substring(0, error.indexOf(": "))))
          .withMessage(error);
    }
  }

  @Test
  void patternsAreAccepted() throws Exception {
    int patterns = 0;
    for (String line : lines()) {
      if (line.startsWith("| `") && line.contains("#")) {
        String pattern = line.substring(3, line.indexOf('`', 3));
        if (pattern.contains("#")) {
          assertThat(AgentOptions.TARGETS.read(pattern).patterns()).as(pattern).hasSize(1);
          patterns++;
        }
      }
    }
    assertThat(patterns).isEqualTo(8);
  }

  /** The cells of the options' rows, from index 1 on. */
  private static List<String[]> rows() throws IOException {
    List<String[]> rows = new ArrayList<>();
    List<String> lines = lines();
    for (int i = lines.indexOf("|---|---|---|---|---|") + 1; lines.get(i).startsWith("|"); i++) {
      rows.add(lines.get(i).split(" *\\| *"));
    }
    return rows;
  }

  private static List<String> lines() throws IOException {
    return Files.readAllLines(Path.of("..", "docs", "options.md"));
  }
}
