package dev.monomorph.dispatch;

import dev.monomorph.runtime.Key;
import dev.monomorph.runtime.Specialization;
import java.util.ArrayList;
import java.util.List;

/**
 * Specializations that differ in the class of one parameter, found by the identity hash of that
 * class and not by one guard after the other.
 *
 * <p>A class keeps its identity hash, so where it leads can be decided when the dispatcher is
 * emitted. What leads to a bucket still passes the guards of those in it.
 *
 * @param parameter the one that is guarded
 * @param shift bits of the hash to leave out
 * @param nullKeys those for null, which has no class
 * @param buckets all others, by the remaining bits; as many as a power of two
 */
record ClassSwitch(
    int parameter, int shift, List<Specialization> nullKeys, List<List<Specialization>> buckets) {
  /** Specializations from which on this is faster than guards (docs/decisions.md). */
  static final int LEAST = 12;

  /** Bits of an identity hash that may be left out, one after the other, for fewer collisions. */
  private static final int SHIFTS = 16;

  /** The switch for these specializations; null where a chain of guards is better, or needed. */
  static ClassSwitch of(List<Specialization> specializations) {
    if (specializations.size() < LEAST) {
      return null;
    }
    int parameter = onlyParameter(specializations.get(0).key());
    List<Specialization> nullKeys = new ArrayList<>();
    List<Specialization> classKeys = new ArrayList<>();
    for (Specialization each : specializations) {
      Key key = each.key();
      if (parameter < 0 || onlyParameter(key) != parameter || key.identity(parameter) != null) {
        return null;
      }
      (key.isNull(parameter) ? nullKeys : classKeys).add(each);
    }
    return best(parameter, nullKeys, classKeys);
  }

  /** The one parameter that a key assumes something of, or -1. */
  private static int onlyParameter(Key key) {
    int only = -1;
    for (int i = 0; i < key.size(); i++) {
      if (!key.isAny(i)) {
        if (only >= 0) {
          return -1;
        }
        only = i;
      }
    }
    return only;
  }

  private static ClassSwitch best(
      int parameter, List<Specialization> nullKeys, List<Specialization> classKeys) {
    ClassSwitch best = null;
    for (int shift = 0; shift < SHIFTS; shift++) {
      ClassSwitch other =
          new ClassSwitch(parameter, shift, nullKeys, buckets(parameter, shift, classKeys));
      if (best == null || other.guardsOfAll() < best.guardsOfAll()) {
        best = other;
      }
    }
    return best;
  }

  /** Twice to four times as many buckets as classes, so that few share one. */
  private static List<List<Specialization>> buckets(
      int parameter, int shift, List<Specialization> classKeys) {
    int size = Integer.highestOneBit(classKeys.size()) << 2;
    List<List<Specialization>> buckets = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      buckets.add(new ArrayList<>());
    }
    for (Specialization each : classKeys) {
      int hash = System.identityHashCode(each.key().exactClass(parameter));
      buckets.get((hash >>> shift) & (size - 1)).add(each);
    }
    return buckets;
  }

  /** Guards that are passed if each specialization is called once. */
  private int guardsOfAll() {
    int guards = 0;
    for (List<Specialization> bucket : buckets) {
      guards += bucket.size() * (bucket.size() + 1) / 2;
    }
    return guards;
  }
}
