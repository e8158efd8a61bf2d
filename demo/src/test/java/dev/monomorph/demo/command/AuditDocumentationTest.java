package dev.monomorph.demo.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.demo.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.CommandSpec;

/** Holds {@code docs/audit.md} against the options in the code. */
class AuditDocumentationTest {
  @Test
  void namesAllOptions() throws IOException {
    CommandSpec audit =
        DemoCommand.commandLine(Main.class).getSubcommands().get("audit").getCommandSpec();
    List<String> names = List.copyOf(audit.optionsMap().keySet());

    assertThat(names).contains("--csv", "--fail-on", "--classes");
    assertThat(Files.readString(Path.of("..", "docs", "audit.md")))
        .contains(names.stream().filter(name -> !isOfEveryCommand(name)).toList());
  }

  private static boolean isOfEveryCommand(String option) {
    return List.of("--help", "-h", "--version", "-V").contains(option);
  }
}
