package dev.monomorph.demo.command;

import dev.monomorph.demo.console.UserException;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that say how long a bench takes. */
final class PassOptions {
  @Option(
      names = "--warmup",
      paramLabel = "N",
      defaultValue = "40",
      description = "Passes over the rows before measuring (default: ${DEFAULT-VALUE}).")
  private int warmups;

  @Option(
      names = "--passes",
      paramLabel = "N",
      defaultValue = "15",
      description = "Passes that are measured; their median counts (default: ${DEFAULT-VALUE}).")
  private int passes;

  /** Passes that are not measured. */
  int warmups() {
    return atLeast(0, warmups, "--warmup");
  }

  /** Passes that are. */
  int passes() {
    return atLeast(1, passes, "--passes");
  }

  /** The options for another run of the program. */
  List<String> arguments() {
    return List.of("--warmup", Integer.toString(warmups()), "--passes", Integer.toString(passes()));
  }

  /** The value of an option, checked. */
  static int atLeast(int least, int value, String option) {
    if (value < least) {
      throw new UserException("%s: expected at least %d, found %d".formatted(option, least, value));
    }
    return value;
  }
}
