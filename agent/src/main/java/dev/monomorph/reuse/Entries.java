package dev.monomorph.reuse;

/** Where entries are kept. */
public interface Entries {
  /** What was put under a name; null if there is nothing, or nothing that can be trusted. */
  byte[] get(String name);

  /** Keeps some bytes, if it can. */
  void put(String name, byte[] content);

  /** Whether there may be something under a name: a look that costs next to nothing. */
  boolean mayHold(String name);
}
