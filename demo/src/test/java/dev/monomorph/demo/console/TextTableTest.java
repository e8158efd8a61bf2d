package dev.monomorph.demo.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TextTableTest {
  @Test
  void alignsTheFirstColumnLeftAndTheOthersRight() {
    TextTable table = new TextTable("name", "n", "");
    table.add("a", "100", "x");
    table.add("longer", "7", "");

    assertThat(table)
        .hasToString(
            """
            name      n
            a       100  x
            longer    7
            """);
  }

  @Test
  void refusesALineOfAnotherLength() {
    TextTable table = new TextTable("a", "b");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> table.add("only one"))
        .withMessage("expected 2 cells, found 1");
  }
}
