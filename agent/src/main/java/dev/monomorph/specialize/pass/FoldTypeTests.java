package dev.monomorph.specialize.pass;

import dev.monomorph.specialize.fact.FactValue;
import dev.monomorph.specialize.fact.Facts;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Folds {@code instanceof} where its result is certain.
 *
 * <p>A {@code checkcast} stays: behind it the verifier needs the type, and on a value of known
 * class it costs the compiled code nothing.
 */
final class FoldTypeTests implements Pass {
  @Override
  public boolean apply(MethodNode method, Facts facts, Uses used) {
    boolean changed = false;
    for (AbstractInsnNode insn : method.instructions.toArray()) {
      if (insn.getOpcode() == Opcodes.INSTANCEOF && facts.isReached(insn)) {
        changed |= fold(method, insn, facts, used);
      } else if (insn.getOpcode() == Opcodes.CHECKCAST && facts.isReached(insn)) {
        useIfKnown(facts.operand(insn, 0), used);
      }
    }
    return changed;
  }

  private static boolean fold(MethodNode method, AbstractInsnNode test, Facts facts, Uses used) {
    FactValue subject = facts.operand(test, 0);
    FactValue result = facts.resultOf(test);
    if (result == null || !(result.fact().constant() instanceof Integer answer)) {
      return false;
    }
    used.accept(subject);
    method.instructions.insertBefore(test, new InsnNode(Opcodes.POP));
    method.instructions.set(test, new InsnNode(answer == 1 ? Opcodes.ICONST_1 : Opcodes.ICONST_0));
    return true;
  }

  /** The cast's own profile is the copy's: it sees one class only. */
  private static void useIfKnown(FactValue subject, Uses used) {
    if (subject.fact().isExactObject()) {
      used.accept(subject);
    }
  }
}
