package dev.monomorph.demo.compare;

import dev.monomorph.demo.bench.PhaseResult;
import dev.monomorph.demo.console.UserException;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Runs a bench in a JVM of its own and reads what it prints. */
final class BenchProcess {
  private BenchProcess() {}

  /**
   * Runs a command to its end. What it writes besides results, to standard output or error, goes to
   * this program's standard error: messages of the agent, or its report.
   *
   * @param command a bench that prints JSON
   * @return its results, in its order
   * @throws UserException if it cannot be started, or ends without results
   */
  static List<PhaseResult> run(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      try (BufferedReader out = process.inputReader()) {
        List<PhaseResult> results = new ArrayList<>();
        out.lines()
            .forEach(
                line ->
                    PhaseResult.fromJson(line)
                        .ifPresentOrElse(results::add, () -> System.err.println(line)));
        int exitCode = process.waitFor();
        if (results.isEmpty()) {
          throw new UserException(
              "a run ended with exit code %d and without results: %s"
                  .formatted(exitCode, String.join(" ", command)));
        }
        return results;
      } finally {
        process.destroy();
      }
    } catch (IOException e) {
      throw new UserException("cannot start " + command.get(0) + ": " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserException("interrupted");
    }
  }
}
