package dev.monomorph.equivalence;

import java.util.List;

/**
 * All that could be seen of one run of a program.
 *
 * @param steps one for the start, one per entry call, and a last one for the state that is left
 */
record Outcome(List<Step> steps) {
  /**
   * What one entry call did.
   *
   * @param title which call it was
   * @param lines the log, then the result or exception, then what is left of fuel and locks
   */
  public record Step(String title, List<String> lines) {}

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Step step : steps) {
      text.append(step.title).append('\n');
      step.lines.forEach(line -> text.append("  ").append(line).append('\n'));
    }
    return text.toString();
  }
}
