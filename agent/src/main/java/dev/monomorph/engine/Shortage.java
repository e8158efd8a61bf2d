package dev.monomorph.engine;

import dev.monomorph.inspect.Journal;
import dev.monomorph.runtime.SiteState;
import dev.monomorph.runtime.SpecializingCallSite;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * What happens when the budget is spent: in rounds, ever later, all sites that have specializations
 * are tried, what was not called for in two rounds is retired, and the sites that went without look
 * again. The sites of calls take no part: each round would have all their callers compiled anew.
 * Holds no site.
 */
final class Shortage {
  private final Later later;
  private final Trials trials;
  private final Relinker relinker;
  private final Budget<SpecializingCallSite> budget;
  private final Journal journal;
  private final Set<SpecializingCallSite> waiting = Collections.newSetFromMap(new WeakHashMap<>());
  private boolean planned;
  private int rounds;

  Shortage(
      Later later,
      Trials trials,
      Relinker relinker,
      Budget<SpecializingCallSite> budget,
      Journal journal) {
    this.later = later;
    this.trials = trials;
    this.relinker = relinker;
    this.budget = budget;
    this.journal = journal;
  }

  /** A site wanted a specialization when there was none left. */
  synchronized void wantedBy(SpecializingCallSite site) {
    if (site.call() == null && budget.canMakeRoom()) {
      waiting.add(site);
      plan();
    }
  }

  private void plan() {
    if (!planned) {
      planned = true;
      trials.scarce(true);
      later.in(Trials.delay(rounds++), this::round);
    }
  }

  /** Tries all sites that have specializations, one after the other. */
  void round() {
    List<SpecializingCallSite> holders =
        budget.holders().stream().filter(site -> site.call() == null).toList();
    holders.forEach(trials::inTurn);
    later.in((holders.size() + 1) * Trials.SPACING + Trials.WINDOW, this::endRound);
  }

  /** Has the waiting sites look again if there is room now, else plans another round. */
  void endRound() {
    for (SpecializingCallSite site : served()) {
      later.in(trials.nextTurn(), site, this::reopen);
    }
  }

  private void reopen(SpecializingCallSite site) {
    try {
      relinker.replace(site, SiteState::reopened);
      site.reopen();
    } catch (Throwable failure) {
      journal.failed("reopening of " + site.target(), failure);
    }
  }

  private synchronized List<SpecializingCallSite> served() {
    planned = false;
    if (!budget.hasRoom() && budget.canMakeRoom()) {
      plan();
      return List.of();
    }
    trials.scarce(false);
    List<SpecializingCallSite> served =
        waiting.stream().filter(SpecializingCallSite::mayRelink).toList();
    waiting.clear();
    return served;
  }
}
