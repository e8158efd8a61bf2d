package dev.monomorph.demo.compare;

/**
 * How long a phase took without and with the agent.
 *
 * @param without the fastest run's time for a row, in nanoseconds
 * @param with the same with the agent; NaN if the phase did not run
 */
record PhaseTimes(String phase, long rowsPerPass, double without, double with) {
  /** How many times as fast the phase is with the agent. */
  double ratio() {
    return without / with;
  }
}
