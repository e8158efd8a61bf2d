package dev.monomorph.engine;

import dev.monomorph.runtime.Target;
import dev.monomorph.weave.TargetPatterns;
import java.util.ArrayList;
import java.util.List;

/**
 * Which targets the user has switched off while the program runs. Of the switches whose patterns
 * match a target the one that was used last counts; where none does, what was said of all.
 *
 * <p>Safe for use by many threads: what they see is the switches as they were after some use.
 */
public final class TargetSwitches {
  private volatile Position position = new Position(true, List.of());

  private record Position(boolean enabled, List<Switch> switches) {}

  private record Switch(TargetPatterns patterns, boolean on) {
    @Override
    public String toString() {
      return (on ? "enabled " : "disabled ") + patterns;
    }
  }

  /** Switches all targets on, or off. What was switched by patterns before counts no more. */
  public synchronized void all(boolean on) {
    position = new Position(on, List.of());
  }

  /**
   * Switches targets on, or off.
   *
   * @param text patterns as in the option {@code targets}
   * @return the patterns
   * @throws IllegalArgumentException if there is none, or one is wrong; the message is one line
   */
  public synchronized TargetPatterns matching(String text, boolean on) {
    TargetPatterns patterns = TargetPatterns.parse(text == null ? "" : text);
    if (patterns.isEmpty()) {
      throw new IllegalArgumentException(
          "no pattern; expected one such as com.acme.Fold#fold, or several, separated by ':'");
    }
    List<Switch> switches = new ArrayList<>(position.switches());
    switches.removeIf(each -> each.patterns().toString().equals(patterns.toString()));
    switches.add(new Switch(patterns, on));
    position = new Position(position.enabled(), List.copyOf(switches));
    return patterns;
  }

  /** Whether all those targets are on that no pattern says anything of. */
  public boolean isEnabled() {
    return position.enabled();
  }

  /** Whether a target is switched off. */
  public boolean isOff(Target target) {
    Position now = position;
    List<Switch> switches = now.switches();
    for (int i = switches.size() - 1; i >= 0; i--) {
      if (switches.get(i).patterns().matches(target.owner(), target.name(), target.descriptor())) {
        return !switches.get(i).on();
      }
    }
    return !now.enabled();
  }

  /** What was switched by patterns and counts, in the order of use. */
  public List<String> used() {
    return position.switches().stream().map(Switch::toString).toList();
  }
}
