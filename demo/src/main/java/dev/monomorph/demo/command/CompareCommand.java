package dev.monomorph.demo.command;

import dev.monomorph.demo.compare.Agent;
import dev.monomorph.demo.compare.Comparison;
import dev.monomorph.demo.compare.ComparisonPage;
import dev.monomorph.demo.compare.Launcher;
import dev.monomorph.demo.compare.Rounds;
import dev.monomorph.demo.console.ProgressBar;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code compare}: runs the bench without and with the agent and prints both side by side. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = "Runs the bench without and with the agent and prints both side by side.",
    footer = {
      "",
      "Each run is a JVM of its own, without and with the agent by turns; for each",
      "phase the fastest run counts. All runs must compute the same: if they do not,",
      "the exit code is 1.",
      "",
      "Examples:",
      "  compare",
      "  compare --rounds 5 --modules all",
      "  compare --html compare.html",
      "  compare --agent monomorph-agent.jar --agent-options warmup=1,log=info"
    })
final class CompareCommand implements Callable<Integer> {
  private final Class<?> main;

  @Spec private CommandSpec spec;

  @Mixin private InputOptions input;

  @Mixin private PassOptions pass;

  @Option(
      names = "--agent",
      paramLabel = "JAR",
      description = "The agent (default: agent/target/monomorph-agent.jar of this build).")
  private Path agentJar;

  @Option(
      names = "--agent-options",
      paramLabel = "OPTIONS",
      defaultValue = "",
      description = "Options of the agent, in its notation: key=value,key=value.")
  private String agentOptions;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "2",
      description = "Runs without and with the agent (default: ${DEFAULT-VALUE} each).")
  private int rounds;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write both also as a page with charts, for a browser.")
  private Path html;

  /**
   * Makes the command.
   *
   * @param main the main class of the program, which the runs start again
   */
  CompareCommand(Class<?> main) {
    this.main = main;
  }

  @Override
  public Integer call() throws IOException {
    PassOptions.atLeast(1, rounds, "--rounds");
    Optional<OutputFile> page = Optional.ofNullable(html).map(OutputFile::new);
    Launcher launcher = Launcher.ofThisProgram(main);
    Agent agent = Agent.find(agentJar, agentOptions, launcher.directory());
    input.check();
    agent.deleteReport();
    Comparison comparison =
        new Rounds(launcher, agent, arguments()).run(rounds, ProgressBar.onTerminal());
    String verdict = verdict(comparison);
    String summary = agent.summary();
    PrintWriter out = spec.commandLine().getOut();
    out.print(comparison);
    out.println();
    out.println(verdict);
    out.println(summary);
    out.flush();
    page.ifPresent(file -> file.write(ComparisonPage.of(comparison, List.of(verdict, summary))));
    return comparison.disagreements().isEmpty() ? ExitCodes.OK : ExitCodes.DIFFERENT;
  }

  private List<String> arguments() {
    List<String> arguments = new ArrayList<>(List.of("bench", "--json"));
    arguments.addAll(input.arguments());
    arguments.addAll(pass.arguments());
    return arguments;
  }

  private String verdict(Comparison comparison) {
    List<String> different = comparison.disagreements();
    return different.isEmpty()
        ? "Best of %d runs each; all runs computed the same.".formatted(rounds)
        : "THE RUNS DID NOT COMPUTE THE SAME in: " + String.join(", ", different);
  }
}
