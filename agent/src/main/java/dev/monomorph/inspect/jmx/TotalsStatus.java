package dev.monomorph.inspect.jmx;

import dev.monomorph.inspect.Totals;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the targets add up to; JMX makes a {@code CompositeData} of its getters. */
public final class TotalsStatus {
  private static final double NANOSECONDS_PER_MILLISECOND = 1e6;

  private final Totals totals;

  TotalsStatus(Totals totals) {
    this.totals = totals;
  }

  /** Methods that were asked for. */
  public int getTargets() {
    return totals.targets();
  }

  /** Methods whose bodies are call sites. */
  public int getWoven() {
    return totals.woven();
  }

  /** Methods that were called. */
  public int getCalled() {
    return totals.called();
  }

  /** Methods that have, or had, a specialization. */
  public int getSpecialized() {
    return totals.specialized();
  }

  /** Methods whose generic copy is as good as any. */
  public int getWithoutGain() {
    return totals.withoutGain();
  }

  /** Calls that have become call sites of their own. */
  public int getSplits() {
    return totals.splits();
  }

  /** Specializations that were made, those that were given up among them. */
  public int getSpecializations() {
    return totals.specializations();
  }

  /** Specializations that were given up. */
  public int getRetired() {
    return totals.retired();
  }

  /** Bytes of the class files of specializations. */
  public long getClassFileBytes() {
    return totals.classFileBytes();
  }

  /** Bytes of bytecode that were copied. */
  public long getCopiedBytes() {
    return totals.copiedBytes();
  }

  /** Bytes of bytecode of the copies. */
  public long getCodeBytes() {
    return totals.codeBytes();
  }

  /** From requests to specializations in place, all together. */
  public double getMilliseconds() {
    return totals.nanoseconds() / NANOSECONDS_PER_MILLISECOND;
  }

  /** What was refused, and how often. */
  public Map<String, Integer> getRefusals() {
    return byName(totals.refusals());
  }

  /** Why specializations were given up, and how many. */
  public Map<String, Integer> getRetirements() {
    return byName(totals.retirements());
  }

  private static Map<String, Integer> byName(Map<? extends Enum<?>, Integer> counted) {
    Map<String, Integer> named = new LinkedHashMap<>();
    counted.forEach((what, count) -> named.put(what.name(), count));
    return named;
  }
}
