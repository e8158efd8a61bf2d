package dev.monomorph.inspect.jmx;

import dev.monomorph.inspect.Journal;
import dev.monomorph.inspect.ReportHead;
import dev.monomorph.runtime.Target;
import java.util.List;
import java.util.function.Predicate;

/** What the bean asks of the running agent. */
public interface Control {
  /** What happened so far. */
  Journal journal();

  /** The agent's version and options. */
  ReportHead head();

  /** Switches all targets on, or off; returns when all sites are as that says. */
  void switchAll(boolean on);

  /**
   * Switches targets on, or off; returns when all sites are as that says.
   *
   * @return which targets the pattern matches
   * @throws IllegalArgumentException if it is no pattern
   */
  Predicate<Target> switchMatching(String pattern, boolean on);

  /** Whether all those targets are on that no pattern says anything of. */
  boolean isEnabled();

  /** Whether a target is switched off. */
  boolean isOff(Target target);

  /** What was switched by patterns, in the order of use. */
  List<String> switches();
}
