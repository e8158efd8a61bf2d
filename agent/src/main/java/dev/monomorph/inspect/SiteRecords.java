package dev.monomorph.inspect;

import dev.monomorph.runtime.SiteState;
import dev.monomorph.runtime.SpecializingCallSite;
import dev.monomorph.runtime.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/** The sites that there are; those that are gone are left out. */
final class SiteRecords {
  private static final Comparator<SiteRecord> ORDER =
      Comparator.comparing(SiteRecord::caller, Comparator.nullsFirst(Comparator.naturalOrder()));

  private final Map<SpecializingCallSite, SiteRecord> sites = new WeakHashMap<>();

  synchronized SiteRecord relinked(SpecializingCallSite site, SiteState state) {
    SiteRecord before = sites.get(site);
    SiteRecord now = SiteRecord.of(site, state, before == null ? 1 : before.relinks() + 1);
    sites.put(site, now);
    return now;
  }

  /** By target; a target's own site first, then those of calls by their callers. */
  synchronized Map<Target, List<SiteRecord>> byTarget() {
    Map<Target, List<SiteRecord>> all = new HashMap<>();
    sites.forEach(
        (site, now) -> all.computeIfAbsent(site.target(), key -> new ArrayList<>()).add(now));
    all.values().forEach(each -> each.sort(ORDER));
    return all;
  }
}
