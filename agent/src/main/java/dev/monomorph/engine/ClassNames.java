package dev.monomorph.engine;

import dev.monomorph.runtime.GeneratedNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Names for the generated classes of one class, each given out once.
 *
 * <p>A name follows from what the class is for and not from the order in which classes are made, so
 * that the profiles of two runs line up; only where two want the same name does the second get
 * another.
 *
 * <p>Nestmates can have only names that their host listed when it was loaded: slots.
 */
final class ClassNames {
  /** Slots that a nest host lists; each takes about 30 bytes of its constant pool. */
  static final int SLOTS = 32;

  private final Set<String> taken = new HashSet<>();

  /** The slot names of a nest host, by internal name. */
  static List<String> slotsOf(String host) {
    List<String> names = new ArrayList<>(SLOTS);
    for (int i = 0; i < SLOTS; i++) {
      names.add(host + GeneratedNames.MARK + i);
    }
    return names;
  }

  /** A slot of {@code host}, or null if all are taken. */
  synchronized String claimSlot(String host, int hash) {
    for (int i = 0; i < SLOTS; i++) {
      String name = host + GeneratedNames.MARK + Math.floorMod(hash + i, SLOTS);
      if (taken.add(name)) {
        return name;
      }
    }
    return null;
  }

  /** The name that a hash stands for, which others may have too: for hidden classes only. */
  static String nameFor(String owner, int hash) {
    return owner + GeneratedNames.MARK + "_" + Integer.toHexString(hash);
  }

  /** A name beside {@code owner} for a class outside its nest, or a hidden one. */
  synchronized String claim(String owner, int hash) {
    for (int i = hash; ; i++) {
      String name = nameFor(owner, i);
      if (taken.add(name)) {
        return name;
      }
    }
  }
}
