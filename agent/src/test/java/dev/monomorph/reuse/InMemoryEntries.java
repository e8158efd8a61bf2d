package dev.monomorph.reuse;

import java.util.HashMap;
import java.util.Map;

/** Entries of a process that ends. */
public final class InMemoryEntries implements Entries {
  private final Map<String, byte[]> kept = new HashMap<>();

  /** All of them, by name: what is changed here is changed there. */
  public Map<String, byte[]> kept() {
    return kept;
  }

  @Override
  public byte[] get(String name) {
    return kept.get(name);
  }

  @Override
  public void put(String name, byte[] content) {
    kept.put(name, content);
  }

  @Override
  public boolean mayHold(String name) {
    return kept.containsKey(name);
  }
}
