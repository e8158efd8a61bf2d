package dev.monomorph.inspect.jmx;

import dev.monomorph.inspect.Placed;
import dev.monomorph.inspect.SiteRecord;
import dev.monomorph.inspect.SpecializationRecord;
import dev.monomorph.inspect.TargetRecord;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One target as it was at one moment; JMX makes a {@code CompositeData} of its getters. */
public final class TargetStatus {
  private final TargetRecord record;
  private final List<SiteRecord> sites;
  private final boolean enabled;

  TargetStatus(TargetRecord record, List<SiteRecord> sites, boolean enabled) {
    this.record = record;
    this.sites = sites;
    this.enabled = enabled;
  }

  /** Class, method and descriptor. */
  public String getName() {
    return record.name();
  }

  /** Whether it is switched on. */
  public boolean isEnabled() {
    return enabled;
  }

  /** Whether its body is a call site. */
  public boolean isWoven() {
    return record.isWoven();
  }

  /** Whether it was called. */
  public boolean isCalled() {
    return record.isCalled();
  }

  /** How many specializations were made, those that were given up among them. */
  public int getSpecializations() {
    return record.specializations().size();
  }

  /** How many of them were given up. */
  public int getRetired() {
    return record.retirements().size();
  }

  /** Bytes of the class files of all that were made. */
  public long getClassFileBytes() {
    return record.specializations().stream().mapToLong(each -> each.placed().bytes()).sum();
  }

  /** How many calls of it have become call sites of their own. */
  public int getSplits() {
    return record.splits();
  }

  /** How many specializations its call sites choose from; those of several count once. */
  public int getCopies() {
    return (int) sites.stream().flatMap(site -> site.copies().stream()).distinct().count();
  }

  /** How many call sites have been given a new dispatcher. */
  public int getSites() {
    return sites.size();
  }

  /** How many of them are in each state, in words: {@code 2 FULL, 1 LOOKING}. */
  public String getStates() {
    Map<SiteRecord.State, Integer> states = new EnumMap<>(SiteRecord.State.class);
    sites.forEach(site -> states.merge(site.state(), 1, Integer::sum));
    return counts(states);
  }

  /** What was refused and how often, in words: {@code 3 QUEUE_FULL}. */
  public String getRefusals() {
    return counts(new TreeMap<>(record.refusals()));
  }

  /** Calls of specializations, about; null where they are not counted. */
  public Long getHits() {
    Long hits = null;
    for (SpecializationRecord each : record.specializations()) {
      Placed placed = each.placed();
      if (placed.hits() != null) {
        hits = (hits == null ? 0 : hits) + placed.hits().count();
      }
    }
    return hits;
  }

  private static String counts(Map<?, Integer> counted) {
    StringBuilder text = new StringBuilder();
    counted.forEach(
        (what, count) ->
            text.append(text.length() == 0 ? "" : ", ").append(count).append(' ').append(what));
    return text.toString();
  }
}
