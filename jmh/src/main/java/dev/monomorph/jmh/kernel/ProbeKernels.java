package dev.monomorph.jmh.kernel;

import dev.monomorph.Specialize;

/** A hash set of any objects: open addressing, linear probing, a power of two of slots. */
public final class ProbeKernels {
  /** Two to the 32 divided by the golden ratio: spreads hash codes that lie close together. */
  private static final int GOLDEN = 0x9E3779B9;

  private ProbeKernels() {}

  /** Where the key is in the table, or -1. */
  @Specialize
  public static int indexOf(Object[] table, Object key) {
    int mask = table.length - 1;
    int slot = spread(key.hashCode()) & mask;
    while (table[slot] != null) {
      if (key.equals(table[slot])) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  /** A table that is at most half full. The keys must differ from each other. */
  public static Object[] tableOf(Object[] keys) {
    Object[] table = new Object[Integer.highestOneBit(keys.length) << 2];
    int mask = table.length - 1;
    for (Object key : keys) {
      int slot = spread(key.hashCode()) & mask;
      while (table[slot] != null) {
        slot = (slot + 1) & mask;
      }
      table[slot] = key;
    }
    return table;
  }

  /** Mixes a hash code, so that its lowest bits depend on all of it. */
  public static int spread(int hash) {
    int mixed = hash * GOLDEN;
    return mixed ^ (mixed >>> 16);
  }
}
