package dev.monomorph.engine;

import dev.monomorph.runtime.Code;
import dev.monomorph.runtime.Kept;
import dev.monomorph.runtime.Key;
import dev.monomorph.runtime.Specialization;
import dev.monomorph.runtime.SpecializingCallSite;
import java.lang.ref.WeakReference;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The specializations of one target, by the key that was asked for, for all sites that call it.
 *
 * <p>Held by the target's class. Whoever takes one asks whether it is still made of the code of
 * now, and does so again once its site has it. Each counts in the budget for the site that had it
 * made; when that site retires it, or is gone, it is handed out no more, and the sites that have it
 * already run on with it, uncounted.
 */
final class SharedSpecializations {
  private final Map<Key, Shared> made = new ConcurrentHashMap<>();

  /**
   * A specialization and the program that it was made from.
   *
   * @param maker the site that had it made
   * @param program what to bind a site to that takes it
   */
  record Shared(
      Specialization specialization,
      WeakReference<SpecializingCallSite> maker,
      ProgramSnapshot program) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Shared shared
          && specialization.equals(shared.specialization)
          && maker.equals(shared.maker)
          && program.equals(shared.program);
    }

    @Override
    public int hashCode() {
      return specialization.hashCode();
    }
  }

  /** Those of a site's target. */
  static SharedSpecializations of(SpecializingCallSite site) {
    Class<?> owner = site.lookup().lookupClass();
    return LinkedClass.of(owner, site.version()).shared(site.target());
  }

  /** What was made when {@code asked} was asked for at any site, or null. */
  Shared find(Key asked) {
    Shared shared = made.get(asked);
    return shared != null && shared.program().isCurrent() && shared.maker().get() != null
        ? shared
        : null;
  }

  /**
   * Shares what a site has had made, if it still has it.
   *
   * @param used what the code assumes
   */
  void share(SpecializingCallSite maker, Key asked, Key used, ProgramSnapshot program) {
    Specialization kept = maker.made().find(asked);
    if (kept != null) {
      Specialization common = new Specialization(used, kept.code());
      Shared shared = new Shared(common, new WeakReference<>(maker), program);
      made.put(asked, shared);
      if (!kept.equals(maker.made().find(asked))) {
        // It was retired just now, by a thread that may not have found it here.
        made.remove(asked, shared);
      }
    }
  }

  /** Forgets what the site that had it made has given up. */
  void forget(List<Kept> retired) {
    Set<Code> codes = new HashSet<>();
    for (Kept each : retired) {
      codes.add(each.specialization().code());
    }
    made.values().removeIf(shared -> codes.contains(shared.specialization().code()));
  }

  /** Forgets all: the code that they were made from is another now. */
  void clear() {
    made.clear();
  }
}
