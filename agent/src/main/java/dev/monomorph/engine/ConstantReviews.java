package dev.monomorph.engine;

import dev.monomorph.inspect.Journal;
import dev.monomorph.runtime.Key;
import dev.monomorph.runtime.Retirement;
import dev.monomorph.runtime.SpecializingCallSite;

/** Has sites look again, later, at the keys that could be for constants. */
final class ConstantReviews {
  private final Reviewer reviewer;
  private final Relinker relinker;
  private final Trials trials;
  private final Journal journal;

  ConstantReviews(Reviewer reviewer, Relinker relinker, Trials trials, Journal journal) {
    this.reviewer = reviewer;
    this.relinker = relinker;
    this.trials = trials;
    this.journal = journal;
  }

  /**
   * Has a site look again if that may be worth something for a key that it has now.
   *
   * <p>Not the sites of calls: they are too many to have code that uses them compiled anew thrice.
   */
  void schedule(SpecializingCallSite site, Key key) {
    if (site.call() == null && site.couldHoldConstant(key) && site.mayFindConstantLater(key)) {
      reviewer.schedule(site, this::review);
    }
  }

  private void review(SpecializingCallSite site) {
    try {
      if (site.mayRelink()) {
        relinker.replace(
            site, state -> state.without(each -> site.mayFindConstantLater(each.key())));
        trials.retire(site, site.discardFoundConstants(), Retirement.OBJECT_REVIEWED);
        site.reopen();
      }
    } catch (Throwable failure) {
      journal.failed("review of " + site.target(), failure);
    }
  }
}
