package dev.monomorph.engine;

import dev.monomorph.inspect.Journal;
import dev.monomorph.runtime.AgentThread;
import dev.monomorph.runtime.Retirement;
import dev.monomorph.runtime.SiteState;
import dev.monomorph.runtime.SpecializingCallSite;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Has the sites do what the {@link TargetSwitches} say. Holds no site.
 *
 * <p>Concurrency: a site is entered before its switch is read, and a switch is used before the
 * sites are gone through, so one of the two threads sees the other. Whoever has changed a site
 * reads the switch once more and goes on until the two agree; so whichever of several threads comes
 * last, the site is as the last use of the switch has it. No lock is held meanwhile, as making a
 * dispatcher may load classes. What is made for a site while it is switched off is not put in place
 * ({@link SiteState#switchedOff}); if it is remembered after the site's specializations were given
 * up, {@link #retireIfOff} finds it.
 */
final class SiteSwitches {
  private final TargetSwitches switches;
  private final Relinker relinker;
  private final Trials trials;
  private final Journal journal;
  private final Set<SpecializingCallSite> sites = Collections.newSetFromMap(new WeakHashMap<>());

  SiteSwitches(TargetSwitches switches, Relinker relinker, Trials trials, Journal journal) {
    this.switches = switches;
    this.relinker = relinker;
    this.trials = trials;
    this.journal = journal;
  }

  /** A site has its first dispatcher, and is about to be used. */
  void linked(SpecializingCallSite site) {
    synchronized (sites) {
      sites.add(site);
    }
    adjust(site);
  }

  /** Some switch was used. */
  void used() {
    AgentThread entered = AgentThread.enter();
    try {
      all().forEach(this::adjust);
    } finally {
      if (entered != null) {
        entered.leave();
      }
    }
  }

  private List<SpecializingCallSite> all() {
    synchronized (sites) {
      sites.removeIf(SpecializingCallSite::isClosed);
      return List.copyOf(sites);
    }
  }

  private void adjust(SpecializingCallSite site) {
    boolean off;
    do {
      off = switches.isOff(site.target());
      try {
        if (off) {
          relinker.replace(site, SiteState::switchedOff);
          retireIfOff(site);
        } else if (relinker.replace(site, SiteState::switchedOn)) {
          site.restart();
        }
      } catch (Throwable failure) {
        journal.failed("switch of " + site.target(), failure);
      }
    } while (switches.isOff(site.target()) != off);
  }

  /** Gives up what a site that is off still has. */
  void retireIfOff(SpecializingCallSite site) {
    SiteState state = site.state();
    if (state.off()) {
      trials.retire(site, site.made().discardUnused(state.specializations()), Retirement.DISABLED);
    }
  }
}
