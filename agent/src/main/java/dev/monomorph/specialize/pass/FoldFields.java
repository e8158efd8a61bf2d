package dev.monomorph.specialize.pass;

import dev.monomorph.specialize.fact.ConstantLoad;
import dev.monomorph.specialize.fact.Fact;
import dev.monomorph.specialize.fact.Facts;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Replaces reads of fields that never change, of objects that are known, by what is in them. */
final class FoldFields implements Pass {
  @Override
  public boolean apply(MethodNode method, Facts facts, Uses used) {
    boolean changed = false;
    for (AbstractInsnNode insn : method.instructions.toArray()) {
      if (insn.getOpcode() == Opcodes.GETFIELD && facts.isReached(insn)) {
        changed |= fold(method, (FieldInsnNode) insn, facts, used);
      }
    }
    return changed;
  }

  private static boolean fold(MethodNode method, FieldInsnNode read, Facts facts, Uses used) {
    Fact known = facts.readBy(read);
    AbstractInsnNode load = known == null ? null : load(known, read.desc);
    if (load == null) {
      return false;
    }
    used.acceptObject(facts.operand(read, 0));
    method.instructions.insertBefore(read, new InsnNode(Opcodes.POP));
    method.instructions.set(read, load);
    return true;
  }

  private static AbstractInsnNode load(Fact fact, String descriptor) {
    if (fact.isNull()) {
      return new InsnNode(Opcodes.ACONST_NULL);
    }
    if (fact.object() != null) {
      return new ConstantLoad(fact.object(), Type.getType(descriptor));
    }
    if (fact.constant() instanceof Class<?> type) {
      return new ConstantLoad(type, Type.getType(descriptor));
    }
    return fact.constant() == null ? null : new LdcInsnNode(fact.constant());
  }
}
