package dev.monomorph.agent;

import dev.monomorph.cache.CacheStore;
import dev.monomorph.reuse.Entries;

/** Entries in the directory that {@code cache} names. */
record StoredEntries(CacheStore store) implements Entries {
  @Override
  public byte[] get(String name) {
    return store.get(name);
  }

  @Override
  public void put(String name, byte[] content) {
    store.put(name, content);
  }

  @Override
  public boolean mayHold(String name) {
    return store.mayHold(name);
  }
}
