package dev.monomorph.specialize.pass;

import dev.monomorph.specialize.fact.FactValue;
import dev.monomorph.specialize.fact.Facts;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Folds the {@code invokedynamic} of a pattern switch (JEP 441, {@code
 * java.lang.runtime.SwitchBootstraps}) where the class of the selector is known, or which of the
 * constants it is.
 */
final class FoldPatternSwitches implements Pass {
  @Override
  public boolean apply(MethodNode method, Facts facts, Uses used) {
    boolean changed = false;
    for (AbstractInsnNode insn : method.instructions.toArray()) {
      if (insn instanceof InvokeDynamicInsnNode dynamic && facts.isReached(insn)) {
        FactValue result = facts.resultOf(dynamic);
        if (result != null && result.fact().constant() instanceof Integer index) {
          used.accept(facts.operand(dynamic, 0));
          accept(used, facts.operand(dynamic, 1), dynamic);
          replace(method, dynamic, index);
          changed = true;
        }
      }
    }
    return changed;
  }

  private static void accept(Uses used, FactValue selector, InvokeDynamicInsnNode dynamic) {
    if (Facts.namesObjects(dynamic) && selector.fact().object() != null) {
      used.acceptObject(selector);
    } else {
      used.accept(selector);
    }
  }

  private static void replace(MethodNode method, InvokeDynamicInsnNode dynamic, int index) {
    method.instructions.insertBefore(dynamic, new InsnNode(Opcodes.POP2));
    method.instructions.set(dynamic, new IntInsnNode(Opcodes.SIPUSH, index));
  }
}
