package dev.monomorph.specialize.iterate;

import dev.monomorph.specialize.fact.FactValue;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** What is known of the code that a loop stands in. */
public interface Surroundings {
  /** Whether an instruction is {@link Harmless} that does not look so. */
  boolean isHarmless(AbstractInsnNode insn);

  /** Whether a local is handed on here, for ever, to code that has locals of its own. */
  boolean isLeft(VarInsnNode load, VarInsnNode store);

  /** Whether the code is only run where what is known of a value holds. */
  boolean isReliedOn(FactValue value);
}
