package dev.monomorph.specialize;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.tree.MethodNode;

/**
 * Names for the methods of one generated class: the original's where it is free, so that stack
 * traces and profiles read as before.
 */
final class Names {
  private final Set<String> taken = new HashSet<>();

  /** Names {@code method}, which has its original's name. */
  void give(MethodNode method) {
    String original = method.name;
    for (int i = 1; !taken.add(method.name + method.desc); i++) {
      method.name = original + "$" + i;
    }
  }
}
