package dev.monomorph.specialize.exit;

import org.objectweb.asm.Type;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * A value on the stack below the one whose class is looked at.
 *
 * @param type as locals and stack tell types apart: {@code int}, {@code long}, {@code float},
 *     {@code double}, or an object
 * @param how what becomes of it meanwhile
 * @param load what has put it on the stack, where it is loaded later instead; else null
 */
record Operand(Type type, How how, VarInsnNode load) {
  /** What becomes of an operand while it is looked at the class of what is above it. */
  enum How {
    /** It stays on the stack. */
    STAYS,
    /** It is in a local, and is loaded when it is wanted, not sooner. */
    LOADED_LATER,
    /** It is put into a local of its own. */
    PUT_ASIDE
  }

  static Operand staying(Type type) {
    return new Operand(type, How.STAYS, null);
  }
}
