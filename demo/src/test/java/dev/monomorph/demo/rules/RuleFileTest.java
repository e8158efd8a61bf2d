package dev.monomorph.demo.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.monomorph.demo.console.UserException;
import dev.monomorph.demo.rows.JdkMethods;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleFileTest {
  @TempDir private Path directory;

  @Test
  void readsNamesCommentsAndBlankLines() {
    String text =
        """
        # all about age

        grown up: age >= 18   # or so
          age < 18
        \tnamed: name != 'a:b#c'
        """;

    assertThat(RuleFile.parse("test", text, People.SCHEMA))
        .extracting(rule -> rule.name() + " | " + rule.text())
        .containsExactly("grown up | age >= 18", "age < 18 | age < 18", "named | name != 'a:b#c'");
  }

  @Test
  void collectsTheErrorsOfAllLines() {
    String text = "age > 3\nold: age > 'x'\n\nage >\n";

    assertThatExceptionOfType(RuleException.class)
        .isThrownBy(() -> RuleFile.parse("my.rules", text, People.SCHEMA))
        .withMessage(
            """
            my.rules:2:12: expected a number right of '>', found a string
              old: age > 'x'
                         ^
            my.rules:4:6: expected a value, found the end of the rule
              age >
                   ^\
            """
                .replace("\n", System.lineSeparator()));
  }

  @Test
  void showsOnlyThePlaceOfALongLine() {
    String text = "age = 1 or ".repeat(100) + "oops";

    assertThatExceptionOfType(RuleException.class)
        .isThrownBy(() -> RuleFile.parse("my.rules", text, People.SCHEMA))
        .satisfies(e -> assertThat(e.getMessage().lines()).allMatch(line -> line.length() < 100))
        .withMessageStartingWith("my.rules:1:1101: expected the name of a column, found 'oops'");
  }

  @Test
  void refusesASecondRuleOfTheSameName() {
    assertThatExceptionOfType(RuleException.class)
        .isThrownBy(() -> RuleFile.parse("f", "a: age > 1\na: age > 2", People.SCHEMA))
        .withMessageStartingWith("f:2:1: expected a name of its own, found that of line 1");
  }

  @Test
  void boundsLinesAndTheirNumber() {
    String longLine = "member" + " ".repeat(RuleFile.MAX_LINE_LENGTH);
    assertThatExceptionOfType(RuleException.class)
        .isThrownBy(() -> RuleFile.parse("f", longLine, People.SCHEMA))
        .withMessageStartingWith("f:1:2001: expected at most 2000 characters, found 2006");

    StringBuilder many = new StringBuilder();
    for (int i = 0; i <= RuleFile.MAX_RULES; i++) {
      many.append("age > ").append(i).append('\n');
    }
    assertThatExceptionOfType(UserException.class)
        .isThrownBy(() -> RuleFile.parse("f", many.toString(), People.SCHEMA))
        .withMessage("f: expected 1 to 1000 rules, found 1001");
    assertThatExceptionOfType(UserException.class)
        .isThrownBy(() -> RuleFile.parse("f", "# nothing", People.SCHEMA))
        .withMessage("f: expected 1 to 1000 rules, found 0");
  }

  @Test
  void boundsErrorsAndBytes() throws IOException {
    String wrong = "age = \n".repeat(RuleFile.MAX_ERRORS + 1);
    assertThatExceptionOfType(RuleException.class)
        .isThrownBy(() -> RuleFile.parse("many.rules", wrong, People.SCHEMA))
        .satisfies(e -> assertThat(e.errors()).hasSize(RuleFile.MAX_ERRORS));

    Path file = Files.write(directory.resolve("large.rules"), new byte[RuleFile.MAX_BYTES + 1]);
    assertThatExceptionOfType(UserException.class)
        .isThrownBy(() -> RuleFile.read(file, People.SCHEMA))
        .withMessage(file + ": expected at most 8,388,608 bytes of rules");
  }

  @Test
  void readsFilesAndSaysIfItCannot() throws IOException {
    Path file = Files.writeString(directory.resolve("x.rules"), "age > 1");
    assertThat(RuleFile.read(file, People.SCHEMA)).hasSize(1);

    Path missing = directory.resolve("missing.rules");
    assertThatExceptionOfType(UserException.class)
        .isThrownBy(() -> RuleFile.read(missing, People.SCHEMA))
        .withMessage("cannot read " + missing + " (expected a file of rules)");

    Path binary = Files.write(directory.resolve("y.rules"), new byte[] {(byte) 0xff, 0});
    assertThatExceptionOfType(UserException.class)
        .isThrownBy(() -> RuleFile.read(binary, People.SCHEMA))
        .withMessage("cannot read " + binary + ": expected text in UTF-8");
  }

  @Test
  void comesWithRulesAboutMethods() {
    assertThat(RuleFile.defaults(JdkMethods.schema())).hasSize(12);
  }
}
