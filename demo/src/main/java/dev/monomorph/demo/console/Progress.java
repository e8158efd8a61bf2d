package dev.monomorph.demo.console;

/** Hears how far a long task has come. */
@FunctionalInterface
public interface Progress {
  /** Hears everything and shows nothing. */
  Progress NONE = (task, done, total) -> {};

  /**
   * Reports one step.
   *
   * @param task what is being done, in a few words
   * @param done steps finished so far
   * @param total all steps; {@code done == total} ends the task
   */
  void at(String task, long done, long total);
}
