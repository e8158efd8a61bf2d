package dev.monomorph.equivalence.generate;

import org.objectweb.asm.Label;

/** A place to jump to, which knows whether anything does. */
final class Mark {
  final Label label = new Label();
  boolean used;
}
