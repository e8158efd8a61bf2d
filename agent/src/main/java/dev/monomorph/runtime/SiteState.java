package dev.monomorph.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a site's dispatcher is made of.
 *
 * @param specializations newest first: after a change of phase the newest is the hottest
 * @param generic the copy that assumes nothing
 * @param looking whether the fallback looks for new keys
 * @param trial sees all calls, in place of guards; null for none
 * @param off whether the user has switched the target off: the generic copy is all there is then,
 *     and but for {@link #switchedOn} no change leads away from it
 */
public record SiteState(
    List<Specialization> specializations, Code generic, boolean looking, Trial trial, boolean off) {

  /** A state of a site whose target is not switched off. */
  SiteState(List<Specialization> specializations, Code generic, boolean looking, Trial trial) {
    this(specializations, generic, looking, trial, false);
  }

  /** The state of a site that has seen nothing yet. */
  static SiteState looking(Code generic) {
    return new SiteState(List.of(), generic, true, null);
  }

  /** The state of a site whose target was switched off. */
  public SiteState switchedOff() {
    return off ? this : new SiteState(List.of(), generic, false, null, true);
  }

  /** The state of a site whose target was switched on: it looks for keys anew if it was off. */
  public SiteState switchedOn() {
    return off ? looking(generic) : this;
  }

  private SiteState unlessOff(SiteState next) {
    return off ? this : next;
  }

  /** This state and one specialization more. */
  public SiteState with(Specialization added) {
    List<Specialization> all = new ArrayList<>(specializations.size() + 1);
    all.add(added);
    all.addAll(specializations);
    return unlessOff(new SiteState(List.copyOf(all), generic, looking, trial));
  }

  /** This state, no longer observing, and without guards that all lead to the same. */
  public SiteState settled() {
    return unlessOff(
        new SiteState(isGenericOnly() ? List.of() : specializations, generic, false, null));
  }

  /** Whether every key so far leads to the generic copy. */
  public boolean isGenericOnly() {
    for (Specialization specialization : specializations) {
      if (!specialization.code().equals(generic)) {
        return false;
      }
    }
    return true;
  }

  /** This state without some specializations, and observing again. */
  public SiteState without(Predicate<Specialization> dropped) {
    List<Specialization> kept = new ArrayList<>(specializations);
    kept.removeIf(dropped);
    return unlessOff(new SiteState(List.copyOf(kept), generic, true, null));
  }

  /** This state without some specializations; the same if it has none of them. */
  public SiteState lacking(Predicate<Specialization> dropped) {
    List<Specialization> kept = new ArrayList<>(specializations);
    return kept.removeIf(dropped)
        ? new SiteState(List.copyOf(kept), generic, looking, trial)
        : this;
  }

  /** This state with the generic copy in place of some code; the same if it has none of that. */
  public SiteState generic(Predicate<Specialization> replaced) {
    if (specializations.stream().noneMatch(replaced)) {
      return this;
    }
    List<Specialization> all = new ArrayList<>();
    for (Specialization each : specializations) {
      all.add(replaced.test(each) ? new Specialization(each.key(), generic) : each);
    }
    return unlessOff(new SiteState(List.copyOf(all), generic, looking, trial));
  }

  /** This state, all calls being seen. */
  public SiteState on(Trial begun) {
    return unlessOff(new SiteState(specializations, generic, looking, begun));
  }

  /** This state when its trial is over; looking, if it was or shall be now. */
  SiteState afterTrial(Set<Specialization> retired, boolean look) {
    List<Specialization> kept = new ArrayList<>(specializations);
    kept.removeAll(retired);
    return unlessOff(new SiteState(List.copyOf(kept), generic, looking || look, null));
  }

  /** This state, looking. */
  public SiteState reopened() {
    return unlessOff(new SiteState(specializations, generic, true, null));
  }

  /** The specializations that are guarded for: none during a trial. */
  public List<Specialization> guardedFor() {
    return trial == null ? specializations : List.of();
  }

  /** Whether the fallback observes. */
  public boolean observes() {
    return looking || trial != null;
  }

  /** The state of a site that has lost all its specializations and looks for keys anew. */
  public SiteState emptied() {
    return unlessOff(looking(generic));
  }

  /** Whether some specialization was made for exactly this key. */
  public boolean has(Key key) {
    for (Specialization specialization : specializations) {
      if (specialization.key().equals(key)) {
        return true;
      }
    }
    return false;
  }
}
