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
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Replaces reads of what never changes, of objects that are known, by what is there: fields,
 * elements of arrays, arrays' lengths, and what accessors of such fields return.
 */
final class FoldReads implements Pass {
  @Override
  public boolean apply(MethodNode method, Facts facts, Uses used) {
    boolean changed = false;
    for (AbstractInsnNode insn : method.instructions.toArray()) {
      if (facts.isReached(insn) && facts.readBy(insn) != null) {
        changed |= fold(method, insn, facts, used);
      }
    }
    return changed;
  }

  private static boolean fold(MethodNode method, AbstractInsnNode read, Facts facts, Uses used) {
    boolean isElement = isElement(read);
    if (isElement) {
      used.acceptObject(facts.operand(read, 0));
    }
    used.acceptObject(facts.operand(read, isElement ? 1 : 0));
    Type type = type(read, facts);
    Fact fact = facts.readBy(read);
    // Of a null the JVM's messages tell which call it is from.
    boolean stays = type == null || (fact.isNull() && read instanceof MethodInsnNode);
    AbstractInsnNode load = stays ? null : load(fact, type);
    if (load == null) {
      return false;
    }
    method.instructions.insertBefore(read, new InsnNode(isElement ? Opcodes.POP2 : Opcodes.POP));
    method.instructions.set(read, load);
    return true;
  }

  private static boolean isElement(AbstractInsnNode read) {
    return read.getOpcode() >= Opcodes.IALOAD && read.getOpcode() <= Opcodes.SALOAD;
  }

  /**
   * What the code may take the result for; null where it cannot name the class, which is that of
   * the array and not the one that the code was written for. Then the read stays, for nothing.
   */
  private static Type type(AbstractInsnNode read, Facts facts) {
    if (read instanceof FieldInsnNode field) {
      return Type.getType(field.desc);
    }
    if (read instanceof MethodInsnNode accessor) {
      return Type.getReturnType(accessor.desc);
    }
    if (read.getOpcode() != Opcodes.AALOAD) {
      return Type.INT_TYPE;
    }
    Class<?> component = facts.operand(read, 1).fact().object().getClass().getComponentType();
    return facts.canName(component) ? Type.getType(component) : null;
  }

  private static AbstractInsnNode load(Fact fact, Type type) {
    if (fact.isNull()) {
      return new InsnNode(Opcodes.ACONST_NULL);
    }
    if (fact.object() != null) {
      return new ConstantLoad(fact.object(), type);
    }
    if (fact.constant() instanceof Class<?> constant) {
      return new ConstantLoad(constant, type);
    }
    return fact.constant() == null ? null : new LdcInsnNode(fact.constant());
  }
}
