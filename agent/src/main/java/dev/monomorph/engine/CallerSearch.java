package dev.monomorph.engine;

import dev.monomorph.define.Privileges;
import dev.monomorph.inspect.Journal;
import dev.monomorph.runtime.CallRefusal;
import dev.monomorph.runtime.Refusal;
import dev.monomorph.runtime.SiteState;
import dev.monomorph.runtime.SpecializingCallSite;
import dev.monomorph.specialize.GeneratedClass;
import dev.monomorph.split.CallCheck;
import dev.monomorph.split.CallSplitter;
import dev.monomorph.split.SplitWhen;
import dev.monomorph.split.Splitter;
import dev.monomorph.weave.CallTransformer;
import dev.monomorph.weave.Transformers;
import java.lang.reflect.Modifier;
import java.util.List;

/**
 * Who calls the targets of sites: asked of those that are full, which go on observing for it, or of
 * all that miss.
 */
final class CallerSearch {
  private final TargetClasses classes;
  private final Splitter splitter;
  private final boolean fromTheStart;
  private final TargetCalls ownCalls;
  private final Runnable end;
  private final Reviewer reviewer;
  private final Relinker relinker;
  private final Journal journal;

  private CallerSearch(
      TargetClasses classes,
      Splitter splitter,
      boolean fromTheStart,
      TargetCalls ownCalls,
      Runnable end,
      Reviewer reviewer,
      Relinker relinker,
      Journal journal) {
    this.classes = classes;
    this.splitter = splitter;
    this.fromTheStart = fromTheStart;
    this.ownCalls = ownCalls;
    this.end = end;
    this.reviewer = reviewer;
    this.relinker = relinker;
    this.journal = journal;
  }

  /** One that has what it finds rewritten by a transformer behind {@code transformers}. */
  static CallerSearch by(
      Transformers transformers,
      Privileges privileges,
      TargetClasses classes,
      Later later,
      Relinker relinker,
      SplitWhen when,
      Journal journal) {
    CallTransformer transformer =
        new CallTransformer(
            LoadedBytecode::isReading,
            (type, failure) -> journal.failed("splitting of calls in " + type, failure));
    transformers.add(transformer);
    CallCheck check = new CallCheck(privileges);
    LoadedBytecode bytecode = new LoadedBytecode(transformers);
    CallSplitter calls =
        new CallSplitter(transformers, bytecode::read, transformer, check, journal);
    return new CallerSearch(
        classes,
        new Splitter(calls, when, site -> hasSplittableCalls(classes, site), journal),
        when == SplitWhen.FIRST_MISS,
        new TargetCalls(classes, check),
        () -> transformers.remove(transformer),
        new Reviewer(later),
        relinker,
        journal);
  }

  /**
   * Splits no calls from now on; returns when the calls that are being split are. A class that is
   * loaded anew has its own calls again.
   */
  void stop() {
    splitter.stop();
    end.run();
  }

  /** Whether the callers of a site are looked for, now that it looks for no keys. */
  boolean beginsAt(SpecializingCallSite site, Refusal reason) {
    boolean tooMany = reason == null || reason == Refusal.SITE_CHURN;
    if (site.call() != null || !tooMany) {
      return false;
    }
    TargetClass owner = owner(classes, site);
    if (!owner.isCodeOf(site)) {
      return false;
    }
    if (isSynchronized(site, owner)) {
      journal.notSplit(site.target(), CallRefusal.SYNCHRONIZED);
      return false;
    }
    site.misses().restart();
    return true;
  }

  /** Whoever misses may be faster than whoever has just settled the site. */
  private static boolean hasSplittableCalls(TargetClasses classes, SpecializingCallSite site) {
    TargetClass owner = owner(classes, site);
    return owner.isCodeOf(site) && !isSynchronized(site, owner);
  }

  private static TargetClass owner(TargetClasses classes, SpecializingCallSite site) {
    ClassLoader loader = site.lookup().lookupClass().getClassLoader();
    return classes.find(loader, site.target().owner());
  }

  private static boolean isSynchronized(SpecializingCallSite site, TargetClass owner) {
    return Modifier.isSynchronized(owner.original().access(site.target()));
  }

  /** Makes call sites of the calls of targets in a specialization that has no classes yet. */
  void split(List<GeneratedClass> specialization) {
    specialization.forEach(ownCalls::split);
  }

  /** Looks at one miss, perhaps; true if it was the last that a full site has looked at. */
  boolean endsWithThisMissOf(SpecializingCallSite site) {
    boolean asked = site.call() == null && (fromTheStart || site.isSettled());
    return asked && splitter.missed(site) && site.isSettled();
  }

  /** Has the callers of a site that has settled looked for once more: some may have come since. */
  void searchAgainLater(SpecializingCallSite site) {
    reviewer.schedule(site, this::searchAgain);
  }

  /** Has the callers looked for now, or if the site is on trial later. */
  void searchAgain(SpecializingCallSite site) {
    try {
      if (site.state().trial() != null) {
        searchAgainLater(site);
      } else if (site.mayRelink()) {
        site.misses().restart();
        relinker.replace(site, CallerSearch::searching);
      }
    } catch (Throwable failure) {
      journal.failed("search for callers of " + site.target(), failure);
    }
  }

  /** A trial has the last word, as it sees all calls. */
  private static SiteState searching(SiteState state) {
    return state.looking() || state.trial() != null ? state : state.reopened();
  }
}
