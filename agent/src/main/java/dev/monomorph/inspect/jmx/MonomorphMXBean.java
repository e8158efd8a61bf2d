package dev.monomorph.inspect.jmx;

import java.util.List;
import java.util.Map;

/** What JMX clients see of the agent, and can switch: {@code docs/inspect.md}. */
public interface MonomorphMXBean {
  /** The agent's version. */
  String getVersion();

  /** When the agent began to keep a journal: ISO 8601, UTC. */
  String getStarted();

  /** The agent's options as they are in effect, by name. */
  Map<String, String> getOptions();

  /** What the targets add up to. */
  TotalsStatus getTotals();

  /** The targets, in the order of their names. */
  List<TargetStatus> getTargets();

  /** Whether targets are specialized that no pattern says anything of. */
  boolean isEnabled();

  /** The names of the targets known so far that are switched off. */
  List<String> getDisabledTargets();

  /** What was switched by patterns, in the order of use; the last one that matches counts. */
  List<String> getSwitches();

  /**
   * Has the targets that match run their generic copies, now and until they are switched on again.
   *
   * @param pattern as in the option {@code targets}
   * @return how many of the targets known so far match; later ones that do are off too
   * @throws IllegalArgumentException if it is no pattern; the message says what was expected
   */
  int disableTarget(String pattern);

  /**
   * Has the targets that match specialized again, from anew.
   *
   * @param pattern as in the option {@code targets}
   * @return how many of the targets known so far match
   * @throws IllegalArgumentException if it is no pattern; the message says what was expected
   */
  int enableTarget(String pattern);

  /** Switches all targets off; patterns that were switched before count no more. */
  void disable();

  /** Switches all targets on; patterns that were switched before count no more. */
  void enable();
}
