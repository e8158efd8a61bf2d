package dev.monomorph.inspect;

import dev.monomorph.runtime.CallRefusal;
import dev.monomorph.runtime.KeptCall;
import dev.monomorph.runtime.Refusal;
import dev.monomorph.runtime.Retirement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the targets of a journal add up to. */
public final class Totals {
  private final Map<Refusal, Integer> refusals = new EnumMap<>(Refusal.class);
  private final Map<KeptCall, Integer> keptCalls = new EnumMap<>(KeptCall.class);
  private final Map<CallRefusal, Integer> keptCallers = new EnumMap<>(CallRefusal.class);
  private final Map<Retirement, Integer> retirements = new EnumMap<>(Retirement.class);
  private int targets;
  private int woven;
  private int called;
  private int specialized;
  private int withoutGain;
  private int splits;
  private int specializations;
  private int reused;
  private int guessing;
  private long classFileBytes;
  private long copiedBytes;
  private long codeBytes;
  private long nanoseconds;

  private Totals() {}

  /** The totals of some targets. */
  public static Totals of(List<TargetRecord> targets) {
    Totals totals = new Totals();
    targets.forEach(totals::add);
    return totals;
  }

  private void add(TargetRecord target) {
    targets++;
    woven += target.isWoven() ? 1 : 0;
    called += target.isCalled() ? 1 : 0;
    specialized += target.specializations().isEmpty() ? 0 : 1;
    withoutGain += target.isWithoutGain() ? 1 : 0;
    splits += target.splits();
    target.specializations().forEach(this::add);
    target.refusals().forEach((reason, count) -> refusals.merge(reason, count, Integer::sum));
    target.keptCallers().forEach((reason, count) -> keptCallers.merge(reason, count, Integer::sum));
    target.retirements().forEach(each -> retirements.merge(each.reason(), 1, Integer::sum));
  }

  private void add(SpecializationRecord specialization) {
    specializations++;
    reused += specialization.reused() ? 1 : 0;
    guessing += specialization.extent().guesses() ? 1 : 0;
    classFileBytes += specialization.placed().bytes();
    copiedBytes += specialization.extent().copiedBytes();
    codeBytes += specialization.extent().codeBytes();
    nanoseconds += specialization.nanoseconds();
    specialization.extent().keptCalls().forEach((why, n) -> keptCalls.merge(why, n, Integer::sum));
  }

  /** Methods that were asked for. */
  public int targets() {
    return targets;
  }

  /** Methods whose bodies are call sites. */
  public int woven() {
    return woven;
  }

  /** Methods that were called. */
  public int called() {
    return called;
  }

  /** Methods that have, or had, a specialization. */
  public int specialized() {
    return specialized;
  }

  /** Methods whose generic copy is as good as any. */
  public int withoutGain() {
    return withoutGain;
  }

  /** Calls that have become call sites of their own. */
  public int splits() {
    return splits;
  }

  /** Specializations that were made, those that were given up among them. */
  public int specializations() {
    return specializations;
  }

  /** Specializations whose code an earlier run had made. */
  public int reused() {
    return reused;
  }

  /** Specializations that were given up. */
  public int retired() {
    return retirements.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Specializations that guess what elements of collections are. */
  public int guessing() {
    return guessing;
  }

  /** Bytes of the class files of specializations. */
  public long classFileBytes() {
    return classFileBytes;
  }

  /** Bytes of bytecode that were copied. */
  public long copiedBytes() {
    return copiedBytes;
  }

  /** Bytes of bytecode of the copies. */
  public long codeBytes() {
    return codeBytes;
  }

  /** Nanoseconds from requests to specializations in place, all together. */
  public long nanoseconds() {
    return nanoseconds;
  }

  /** What was refused, and how often, in the order of the list of reasons. */
  public Map<Refusal, Integer> refusals() {
    return refusals;
  }

  /** Calls out of specializations of which more was known, by reason. */
  public Map<KeptCall, Integer> keptCalls() {
    return keptCalls;
  }

  /** Calls of full targets that were not split, by reason. */
  public Map<CallRefusal, Integer> keptCallers() {
    return keptCallers;
  }

  /** Specializations that were given up, by reason. */
  public Map<Retirement, Integer> retirements() {
    return retirements;
  }
}
