package dev.monomorph.agent;

import dev.monomorph.engine.Engine;
import dev.monomorph.engine.TargetSwitches;
import dev.monomorph.inspect.Journal;
import dev.monomorph.inspect.ReportHead;
import dev.monomorph.inspect.jmx.Control;
import dev.monomorph.runtime.Target;
import dev.monomorph.weave.TargetPatterns;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What is asked of the agent while the program runs. */
final class RunTimeControl implements Control {
  private final Journal journal;
  private final ReportHead head;
  private final TargetSwitches switches;
  private final Supplier<Engine> engine;

  /**
   * @param engine gives null as long as no target has turned up: those that do find the switches
   */
  RunTimeControl(
      Journal journal, ReportHead head, TargetSwitches switches, Supplier<Engine> engine) {
    this.journal = journal;
    this.head = head;
    this.switches = switches;
    this.engine = engine;
  }

  @Override
  public Journal journal() {
    return journal;
  }

  @Override
  public ReportHead head() {
    return head;
  }

  @Override
  public void switchAll(boolean on) {
    switches.all(on);
    used();
  }

  @Override
  public Predicate<Target> switchMatching(String pattern, boolean on) {
    TargetPatterns patterns = switches.matching(pattern, on);
    used();
    return target -> patterns.matches(target.owner(), target.name(), target.descriptor());
  }

  private void used() {
    Engine running = engine.get();
    if (running != null) {
      running.switched();
    }
  }

  @Override
  public boolean isEnabled() {
    return switches.isEnabled();
  }

  @Override
  public boolean isOff(Target target) {
    return switches.isOff(target);
  }

  @Override
  public List<String> switches() {
    return switches.used();
  }
}
