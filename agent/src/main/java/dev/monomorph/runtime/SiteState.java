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
 */
public record SiteState(
    List<Specialization> specializations, Code generic, boolean looking, Trial trial) {

  /** The state of a site that has seen nothing yet. */
  static SiteState looking(Code generic) {
    return new SiteState(List.of(), generic, true, null);
  }

  /** This state and one specialization more. */
  public SiteState with(Specialization added) {
    List<Specialization> all = new ArrayList<>(specializations.size() + 1);
    all.add(added);
    all.addAll(specializations);
    return new SiteState(List.copyOf(all), generic, looking, trial);
  }

  /** This state, no longer observing, and without guards that all lead to the same. */
  public SiteState settled() {
    return new SiteState(isGenericOnly() ? List.of() : specializations, generic, false, null);
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
    return new SiteState(List.copyOf(kept), generic, true, null);
  }

  /** This state without some specializations; the same if it has none of them. */
  public SiteState lacking(Predicate<Specialization> dropped) {
    List<Specialization> kept = new ArrayList<>(specializations);
    return kept.removeIf(dropped)
        ? new SiteState(List.copyOf(kept), generic, looking, trial)
        : this;
  }

  /** This state, all calls being seen. */
  public SiteState on(Trial begun) {
    return new SiteState(specializations, generic, looking, begun);
  }

  /** This state when its trial is over; looking, if it was or shall be now. */
  SiteState afterTrial(Set<Specialization> retired, boolean look) {
    List<Specialization> kept = new ArrayList<>(specializations);
    kept.removeAll(retired);
    return new SiteState(List.copyOf(kept), generic, looking || look, null);
  }

  /** This state, looking. */
  public SiteState reopened() {
    return new SiteState(specializations, generic, true, null);
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
    return looking(generic);
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
