package dev.monomorph.demo.kernels;

import dev.monomorph.Specialize;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Counts and sums by key: a hash table with open addressing and linear probing.
 *
 * @param <K> the keys, with {@code equals} and {@code hashCode} of their own
 */
public final class Groups<K> {
  private static final int INITIAL_SLOTS = 64;

  private final List<K> keys = new ArrayList<>();
  private Object[] slots = new Object[INITIAL_SLOTS];
  private int[] groupOfSlot = new int[INITIAL_SLOTS];
  private long[] counts = new long[INITIAL_SLOTS];
  private long[] sums = new long[INITIAL_SLOTS];

  Groups() {}

  /** Counts a row of the group and adds to its sum. */
  void add(K key, long value) {
    int slot = probe(slots, key);
    if (slots[slot] == null) {
      slot = insert(key, slot);
    }
    int group = groupOfSlot[slot];
    counts[group]++;
    sums[group] += value;
  }

  /** The slot that holds an equal key, or the free one where it belongs. */
  @Specialize
  static int probe(Object[] slots, Object key) {
    int mask = slots.length - 1;
    int hash = key.hashCode();
    int slot = (hash ^ (hash >>> 16)) & mask;
    while (slots[slot] != null && !key.equals(slots[slot])) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private int insert(K key, int freeSlot) {
    int slot = freeSlot;
    if (2 * keys.size() >= slots.length) {
      grow();
      slot = probe(slots, key);
    }
    slots[slot] = key;
    groupOfSlot[slot] = keys.size();
    keys.add(key);
    return slot;
  }

  private void grow() {
    slots = new Object[2 * slots.length];
    groupOfSlot = new int[slots.length];
    counts = Arrays.copyOf(counts, slots.length);
    sums = Arrays.copyOf(sums, slots.length);
    for (int group = 0; group < keys.size(); group++) {
      int slot = probe(slots, keys.get(group));
      slots[slot] = keys.get(group);
      groupOfSlot[slot] = group;
    }
  }

  /** How many groups there are; they are numbered from 0 by the first appearance of their keys. */
  public int size() {
    return keys.size();
  }

  /** The key that the rows of a group share. */
  public K key(int group) {
    return keys.get(group);
  }

  /** How many rows a group has. */
  public long count(int group) {
    return counts[group];
  }

  /** The sum over the rows of a group. */
  public long sum(int group) {
    return sums[group];
  }
}
