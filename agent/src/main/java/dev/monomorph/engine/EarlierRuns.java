package dev.monomorph.engine;

import dev.monomorph.reuse.HotKey;
import dev.monomorph.reuse.LambdaClasses;
import dev.monomorph.reuse.SpecializationCache;
import dev.monomorph.runtime.Key;
import dev.monomorph.runtime.SpecializingCallSite;
import dev.monomorph.runtime.Target;
import dev.monomorph.specialize.Specializer;
import java.util.List;
import java.util.function.Supplier;

/** What earlier runs of the program have made, for the sites of this one. */
final class EarlierRuns {
  private final SpecializationCache cache;
  private final Supplier<ProgramSnapshot> snapshots;

  /**
   * @param cache null if nothing is remembered
   */
  EarlierRuns(SpecializationCache cache, Supplier<ProgramSnapshot> snapshots) {
    this.cache = cache;
    this.snapshots = snapshots;
  }

  /** Whether anything is remembered. */
  boolean areThere() {
    return cache != null;
  }

  /** Whether one of them has made a specialization for such a key. */
  boolean know(SpecializingCallSite site, Key key) {
    return know(site.target(), site.lookup().lookupClass(), key);
  }

  /** The same for a target that may not have a site yet. */
  boolean know(Target target, Class<?> owner, Key key) {
    return cache != null && cache.mayHold(target, owner, key, snapshots.get());
  }

  /** The keys that were hot in them, in the order in which they became so. */
  List<HotKey> hotKeys() {
    return cache == null ? List.of() : cache.hotKeys().all();
  }

  /** One of these in the classes of this run; null if it does not have all of them yet. */
  Key find(HotKey key, Class<?> owner, LambdaClasses lambdas) {
    return cache.hotKeys().find(key, owner, snapshots.get(), lambdas);
  }

  /** What one of them has made, where the program is the same; else null. */
  Specializer.Result find(SpecializingCallSite site, Key key, ProgramSnapshot program) {
    return cache == null || site.version() > 0
        ? null
        : cache.find(site.target(), site.lookup().lookupClass(), key, program);
  }

  /** What takes note that a key is hot in this run too, once what was found for it is in place. */
  Runnable toNote(SpecializingCallSite site, Key key, ProgramSnapshot program) {
    Class<?> owner = site.lookup().lookupClass();
    return () -> cache.hotKeys().add(site.target(), owner, key, program);
  }

  /**
   * What keeps what is being made for a site, once it has turned out to be good, for later runs. To
   * be asked for before its code is given names, or call sites.
   */
  Runnable toKeep(
      SpecializingCallSite site, Key key, Specializer.Result made, ProgramSnapshot program) {
    Class<?> owner = site.lookup().lookupClass();
    Runnable keep =
        cache == null || site.version() > 0
            ? null
            : cache.toKeep(site.target(), owner, key, made, program.asked(), program);
    return keep == null ? () -> {} : keep;
  }
}
