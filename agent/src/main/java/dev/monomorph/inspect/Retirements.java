package dev.monomorph.inspect;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which retirement ended which specialization of a target.
 *
 * <p>Classes of two loaders may share a name: then the first that was made is taken to be the first
 * that was given up.
 */
final class Retirements {
  private final Map<String, Deque<RetirementRecord>> byClass = new HashMap<>();

  Retirements(List<RetirementRecord> retirements) {
    for (RetirementRecord each : retirements) {
      byClass.computeIfAbsent(each.className(), key -> new ArrayDeque<>()).add(each);
    }
  }

  /** The end of the next specialization, oldest first; null if it is in use. */
  RetirementRecord of(SpecializationRecord made) {
    Deque<RetirementRecord> ends = byClass.get(made.placed().className());
    return ends == null ? null : ends.poll();
  }
}
