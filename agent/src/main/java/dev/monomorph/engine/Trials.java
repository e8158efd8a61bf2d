package dev.monomorph.engine;

import dev.monomorph.inspect.Journal;
import dev.monomorph.runtime.Kept;
import dev.monomorph.runtime.Refusal;
import dev.monomorph.runtime.Retirement;
import dev.monomorph.runtime.SiteState;
import dev.monomorph.runtime.SpecializingCallSite;
import dev.monomorph.runtime.Trial;
import java.lang.ref.WeakReference;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Puts sites on trial that have stopped looking: their types may have changed for good.
 *
 * <p>Ever later for each site, so that all its trials together are few, and one after the other, so
 * that the process never throws much compiled code away at once. Holds no site.
 */
final class Trials {
  /** Milliseconds from the time when a site stops looking to its first trial; then twice that. */
  static final long FIRST_DELAY = 4_000;

  /** Milliseconds that a trial takes where it is not called often enough to see enough before. */
  static final long WINDOW = 1_000;

  /** Milliseconds in the process between two sites that are tried or reopened, at the least. */
  static final long SPACING = 100;

  /** Doublings of a delay: more than any process lives to see. */
  private static final int MAX_DOUBLINGS = 30;

  private final Later later;
  private final Relinker relinker;
  private final Budget<SpecializingCallSite> budget;
  private final Journal journal;
  private final Map<SpecializingCallSite, BackOff> backOffs = new WeakHashMap<>();
  private long nextTurn = now();
  private volatile boolean scarce;

  Trials(Later later, Relinker relinker, Budget<SpecializingCallSite> budget, Journal journal) {
    this.later = later;
    this.relinker = relinker;
    this.budget = budget;
    this.journal = journal;
  }

  /** How long a site has been made to wait. */
  private static final class BackOff {
    int delays;
    boolean pending;
  }

  /** From now on, or no longer, what was not called for twice is retired. */
  void scarce(boolean isScarce) {
    scarce = isScarce;
  }

  /** The delay after so many others, in milliseconds. */
  static long delay(int before) {
    return FIRST_DELAY << Math.min(before, MAX_DOUBLINGS);
  }

  /** Has a site tried that has stopped looking. */
  synchronized void schedule(SpecializingCallSite site) {
    BackOff backOff = backOffs.computeIfAbsent(site, key -> new BackOff());
    if (!backOff.pending) {
      backOff.pending = true;
      later.in(delay(backOff.delays++), site, this::due);
    }
  }

  private void due(SpecializingCallSite site) {
    synchronized (this) {
      backOffs.get(site).pending = false;
    }
    if (!site.state().looking()) {
      inTurn(site);
    }
  }

  /** Has a site tried as soon as it is its turn. */
  void inTurn(SpecializingCallSite site) {
    later.in(nextTurn(), site, this::begin);
  }

  /** Milliseconds until the process may give another site new code; that turn is then taken. */
  synchronized long nextTurn() {
    long now = now();
    long turn = Math.max(now, nextTurn);
    nextTurn = turn + SPACING;
    return turn - now;
  }

  /** Begins a trial, unless the site is on trial or has been relinked as often as it may. */
  void begin(SpecializingCallSite site) {
    if (!site.mayRelink()) {
      journal.refused(site.target(), Refusal.RELINKS_SPENT);
      return;
    }
    try {
      relinker.replace(site, state -> state.trial() == null ? tried(site, state) : state);
    } catch (Throwable failure) {
      journal.failed("trial of " + site.target(), failure);
    }
    WeakReference<Trial> begun = new WeakReference<>(site.state().trial());
    later.in(WINDOW, site, each -> end(each, begun.get()));
  }

  /** A trial ends the search for the callers of a site that is full: calls are seen here now. */
  private static SiteState tried(SpecializingCallSite site, SiteState state) {
    SiteState before = site.isSettled() ? state.settled() : state;
    return before.on(site.newTrial(before));
  }

  /** Ends the trial that a site is on, if there is one. */
  void end(SpecializingCallSite site) {
    end(site, site.state().trial());
  }

  /**
   * Ends a trial, unless it is over: the word that it has seen enough may come late, and must not
   * end the next one, which has seen next to nothing.
   */
  @SuppressWarnings("ReferenceEquality") // the very trial
  void end(SpecializingCallSite site, Trial trial) {
    if (trial == null) {
      return;
    }
    try {
      boolean isScarce = scarce;
      if (!relinker.replace(
          site, state -> state.trial() == trial ? trial.after(state, isScarce) : state)) {
        return;
      }
      site.noteUnseen(trial.unseen());
      retire(
          site,
          site.made().discardUnused(new HashSet<>(site.state().specializations())),
          Retirement.NOT_CALLED_FOR);
      if (site.state().looking()) {
        site.reopen();
      } else {
        schedule(site);
      }
    } catch (Throwable failure) {
      journal.failed("trial of " + site.target(), failure);
    }
  }

  /** Gives the places back of what a site has given up. */
  void retire(SpecializingCallSite site, List<Kept> retired, Retirement reason) {
    SharedSpecializations.of(site).forget(retired);
    for (Kept each : retired) {
      budget.retire(site, each.unloadableBytes());
    }
    journal.retired(site.target(), retired.stream().map(Kept::className).toList(), reason);
  }

  private static long now() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }
}
