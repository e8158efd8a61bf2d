package dev.monomorph.engine;

import dev.monomorph.inspect.Journal;
import dev.monomorph.runtime.Key;
import dev.monomorph.runtime.Retirement;
import dev.monomorph.runtime.SiteState;
import dev.monomorph.runtime.SpecializingCallSite;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Retires what was made for single objects once they are gone, so that nothing of it stays: no call
 * can want it any more.
 *
 * <p>Keys, guards and code hold such an object weakly or not at all. What they hold are objects
 * that it refers to, in the class data of hidden classes, which go with the specialization. While a
 * thread runs a copy the JVM keeps its class, and these with it.
 */
final class DeadConstants {
  /** Milliseconds between two looks. */
  static final long PERIOD = 4_000;

  /** Milliseconds after which an object was worth the specialization that was made for it. */
  static final long LONG_LIFE = 60_000;

  private final Later later;
  private final Relinker relinker;
  private final Trials trials;
  private final Journal journal;
  private final ReferenceQueue<Object> dead = new ReferenceQueue<>();
  private final Set<Watch> watches = new HashSet<>();

  DeadConstants(Later later, Relinker relinker, Trials trials, Journal journal) {
    this.later = later;
    this.relinker = relinker;
    this.trials = trials;
    this.journal = journal;
  }

  /** An object, and the site that has code for it; holds neither. */
  private static final class Watch extends WeakReference<Object> {
    final WeakReference<SpecializingCallSite> site;
    final long since = System.nanoTime();

    Watch(Object constant, SpecializingCallSite site, ReferenceQueue<Object> queue) {
      super(constant, queue);
      this.site = new WeakReference<>(site);
    }

    boolean wasWorthIt() {
      return System.nanoTime() - since > TimeUnit.MILLISECONDS.toNanos(LONG_LIFE);
    }
  }

  /** Watches over the objects of a key for which a site has code. */
  void watch(SpecializingCallSite site, Key key) {
    for (Object constant : key.objects()) {
      if (constant != null) {
        add(new Watch(constant, site, dead));
      }
    }
  }

  private synchronized void add(Watch watch) {
    if (watches.isEmpty()) {
      later.in(PERIOD, this::look);
    }
    watches.add(watch);
  }

  private void look() {
    Set<SpecializingCallSite> sites = new HashSet<>();
    for (Watch watch : poll()) {
      SpecializingCallSite site = watch.site.get();
      if (site != null) {
        sites.add(site);
        if (watch.wasWorthIt()) {
          site.forgiveRelinks();
        }
      }
    }
    for (SpecializingCallSite site : sites) {
      retireDead(site);
    }
  }

  private synchronized List<Watch> poll() {
    List<Watch> polled = new ArrayList<>();
    for (Object at = dead.poll(); at != null; at = dead.poll()) {
      Watch watch = (Watch) at;
      watches.remove(watch);
      polled.add(watch);
    }
    if (!watches.isEmpty()) {
      later.in(PERIOD, this::look);
    }
    return polled;
  }

  private void retireDead(SpecializingCallSite site) {
    try {
      boolean madeRoom = site.isFull();
      relinker.replace(site, DeadConstants::withoutDead);
      trials.retire(site, site.discardDead(), Retirement.OBJECT_GONE);
      if (madeRoom && site.mayRelink()) {
        relinker.replace(site, SiteState::reopened);
        site.reopen();
      }
    } catch (Throwable failure) {
      journal.failed("retirement in " + site.target(), failure);
    }
  }

  private static SiteState withoutDead(SiteState state) {
    return state.lacking(each -> each.key().isDead());
  }
}
