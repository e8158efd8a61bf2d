package dev.monomorph.inspect;

import dev.monomorph.runtime.SiteState;
import dev.monomorph.runtime.Specialization;
import dev.monomorph.runtime.SpecializingCallSite;
import java.util.ArrayList;
import java.util.List;

/**
 * One call site as it is, in words only.
 *
 * @param caller the class that the call stands in; null for the site in the target's own body
 * @param state what it does with a key that it has no specialization for
 * @param copies the classes of what it has specializations for, the first that is asked for first
 * @param relinks how often it was given a new dispatcher
 */
public record SiteRecord(String caller, State state, List<String> copies, int relinks) {

  /** What a site does with calls that no guard holds for. */
  public enum State {
    /** Counts their keys. */
    LOOKING,
    /** Counts all calls for a while, to see which specializations are called for. */
    ON_TRIAL,
    /** Has them run the generic copy, as it has as many specializations as it may. */
    FULL,
    /** Has them run the generic copy. */
    SETTLED,
    /** Has all calls run the generic copy: the user has switched the target off. */
    OFF
  }

  static SiteRecord of(SpecializingCallSite site, SiteState state, int relinks) {
    List<String> copies = new ArrayList<>();
    for (Specialization each : state.specializations()) {
      if (!each.code().equals(state.generic())) {
        copies.add(each.code().holder().getName());
      }
    }
    String caller = site.call() == null ? null : site.call().caller();
    return new SiteRecord(caller, stateOf(site, state), List.copyOf(copies), relinks);
  }

  private static State stateOf(SpecializingCallSite site, SiteState state) {
    if (state.off()) {
      return State.OFF;
    }
    if (state.trial() != null) {
      return State.ON_TRIAL;
    }
    if (site.isFull()) {
      return State.FULL;
    }
    return state.looking() ? State.LOOKING : State.SETTLED;
  }
}
