package dev.monomorph.inspect;

import dev.monomorph.runtime.CallRefusal;
import dev.monomorph.runtime.Measured;
import dev.monomorph.runtime.Refusal;
import dev.monomorph.runtime.Target;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What happened to one target. */
public final class TargetRecord {
  private final Target target;
  private final List<SpecializationRecord> specializations = new ArrayList<>();
  private final Map<String, Measured> measured = new HashMap<>();
  private final List<RetirementRecord> retirements = new ArrayList<>();
  private final Map<Refusal, Integer> refusals = new EnumMap<>(Refusal.class);
  private final Map<CallRefusal, Integer> keptCallers = new EnumMap<>(CallRefusal.class);
  private boolean woven;
  private Placed generic;
  private int links;
  private int splits;

  TargetRecord(Target target) {
    this.target = target;
  }

  synchronized void woven() {
    woven = true;
  }

  synchronized void refused(Refusal reason) {
    refusals.merge(reason, 1, Integer::sum);
  }

  synchronized void linked(Placed code) {
    generic = code;
    links++;
  }

  synchronized void specialized(SpecializationRecord specialization) {
    specializations.add(specialization);
  }

  synchronized void measured(String className, Measured result) {
    measured.put(className, result);
  }

  synchronized void split() {
    splits++;
  }

  synchronized void notSplit(CallRefusal reason) {
    keptCallers.merge(reason, 1, Integer::sum);
  }

  synchronized void retired(RetirementRecord retirement) {
    retirements.add(retirement);
  }

  /** The method. */
  public Target target() {
    return target;
  }

  /** Class, method and descriptor. */
  public String name() {
    return target.toString();
  }

  /** Whether its body is a call site. */
  public synchronized boolean isWoven() {
    return woven;
  }

  /** How many call sites were linked: one for each loader that has the class and ran the method. */
  public synchronized int links() {
    return links;
  }

  /** Whether it was called, be it by calls that have sites of their own only. */
  public synchronized boolean isCalled() {
    return links > 0 || splits > 0 || !specializations.isEmpty();
  }

  /** Whether it was called, and no other copy was found to be better than its generic one. */
  public synchronized boolean isWithoutGain() {
    return isCalled()
        && specializations.isEmpty()
        && !refusals.isEmpty()
        && refusals.keySet().stream().allMatch(each -> each.stage() == Refusal.Stage.SCOPE);
  }

  /** How many calls of it have become call sites of their own. */
  public synchronized int splits() {
    return splits;
  }

  /** Why calls stayed calls though its site was full, and how many, in the order of the reasons. */
  public synchronized Map<CallRefusal, Integer> keptCallers() {
    return Collections.unmodifiableMap(new EnumMap<>(keptCallers));
  }

  /** Which of its specializations were given up, oldest first. */
  public synchronized List<RetirementRecord> retirements() {
    return List.copyOf(retirements);
  }

  /** Its generic copy, or null before the first call. */
  public synchronized Placed generic() {
    return generic;
  }

  /** Its specializations, oldest first. */
  public synchronized List<SpecializationRecord> specializations() {
    return List.copyOf(specializations);
  }

  /** The newest of its specializations in a class of that name; null for none. */
  synchronized SpecializationRecord specialization(String className) {
    for (int i = specializations.size() - 1; i >= 0; i--) {
      if (specializations.get(i).placed().className().equals(className)) {
        return specializations.get(i);
      }
    }
    return null;
  }

  /** What the specialization in a class of that name brings; null if it was not measured. */
  public synchronized Measured measured(String className) {
    return measured.get(className);
  }

  /** What was refused, and how often, in the order of the list of reasons. */
  public synchronized Map<Refusal, Integer> refusals() {
    return Collections.unmodifiableMap(new EnumMap<>(refusals));
  }
}
