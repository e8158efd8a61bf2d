package dev.monomorph.weave;

import java.util.HashSet;
import java.util.Set;

/**
 * A set of names that mostly says no, and then without a look at the characters.
 *
 * <p>Not safe for use by several threads while names are added.
 */
final class NameSet {
  private final Set<String> names = new HashSet<>();

  /** Bit n modulo 64 is set if one of the names is n characters long. */
  private long lengths;

  void add(String name) {
    names.add(name);
    lengths |= 1L << name.length();
  }

  boolean contains(String name) {
    return (lengths >>> name.length() & 1) != 0 && names.contains(name);
  }
}
