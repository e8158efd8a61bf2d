package dev.monomorph.demo.compare;

import dev.monomorph.demo.console.Progress;
import java.util.List;

/**
 * Runs the bench by turns without and with the agent, so that a machine that slows down slows both.
 */
public final class Rounds {
  private final Launcher launcher;
  private final Agent agent;
  private final List<String> arguments;

  /**
   * Prepares the rounds.
   *
   * @param arguments of the program, in every run
   */
  public Rounds(Launcher launcher, Agent agent, List<String> arguments) {
    this.launcher = launcher;
    this.agent = agent;
    this.arguments = List.copyOf(arguments);
  }

  /**
   * Runs all rounds.
   *
   * @param rounds runs of each kind; at least one
   * @param progress hears of every run
   * @throws dev.monomorph.demo.console.UserException if a run fails
   */
  public Comparison run(int rounds, Progress progress) {
    Comparison comparison = new Comparison();
    for (int round = 0; round < rounds; round++) {
      progress.at("running without the agent", 2L * round, 2L * rounds);
      comparison.addWithout(BenchProcess.run(commandWithout()));
      progress.at("running with the agent", 2L * round + 1, 2L * rounds);
      comparison.addWith(BenchProcess.run(commandWith()));
    }
    progress.at("done", 2L * rounds, 2L * rounds);
    return comparison;
  }

  List<String> commandWithout() {
    return launcher.command(List.of(), arguments);
  }

  List<String> commandWith() {
    return launcher.command(List.of(agent.jvmOption()), arguments);
  }
}
