package dev.monomorph.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a site's dispatcher is made of.
 *
 * @param specializations newest first: after a change of phase the newest is the hottest
 * @param generic the copy that assumes nothing
 * @param looking whether the fallback observes
 */
public record SiteState(List<Specialization> specializations, Code generic, boolean looking) {

  /** The state of a site that has seen nothing yet. */
  static SiteState looking(Code generic) {
    return new SiteState(List.of(), generic, true);
  }

  /** This state and one specialization more. */
  public SiteState with(Specialization added) {
    List<Specialization> all = new ArrayList<>(specializations.size() + 1);
    all.add(added);
    all.addAll(specializations);
    return new SiteState(List.copyOf(all), generic, looking);
  }

  /** This state, no longer observing, and without guards that all lead to the same. */
  public SiteState settled() {
    return new SiteState(isGenericOnly() ? List.of() : specializations, generic, false);
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
    return new SiteState(List.copyOf(kept), generic, true);
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
