package dev.monomorph.dispatch;

import dev.monomorph.runtime.Specialization;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Specializations for single objects, sorted by the identity hash codes of these. */
final class IdentitySwitch {
  /** From here on a search is faster than comparing one by one ({@code docs/decisions.md}). */
  private static final int WORTH_A_SWITCH = 9;

  private final int parameter;

  /** In the order of the hash codes. */
  private final Map<Integer, List<Specialization>> cases;

  private IdentitySwitch(int parameter, Map<Integer, List<Specialization>> cases) {
    this.parameter = parameter;
    this.cases = cases;
  }

  /**
   * Those of the specializations that are made for one object each; null if they are too few.
   *
   * @param parameter the one that has to be that object; -1 for none
   */
  static IdentitySwitch of(List<Specialization> specializations, int parameter) {
    if (parameter < 0 || specializations.size() < WORTH_A_SWITCH) {
      return null;
    }
    Map<Integer, List<Specialization>> cases = new TreeMap<>();
    int count = 0;
    for (Specialization each : specializations) {
      if (each.key().isIdentity(parameter)) {
        int hash = each.key().identityHash(parameter);
        cases.computeIfAbsent(hash, key -> new ArrayList<>()).add(each);
        count++;
      }
    }
    return count < WORTH_A_SWITCH ? null : new IdentitySwitch(parameter, cases);
  }

  /** The parameter that is looked at. */
  int parameter() {
    return parameter;
  }

  /** All specializations in it. */
  List<Specialization> all() {
    return cases.values().stream().flatMap(List::stream).toList();
  }

  /** The hash codes, ascending. */
  int[] hashes() {
    return cases.keySet().stream().mapToInt(Integer::intValue).toArray();
  }

  /** Those for the objects of a hash code. */
  List<Specialization> at(int index) {
    return List.copyOf(cases.values()).get(index);
  }
}
