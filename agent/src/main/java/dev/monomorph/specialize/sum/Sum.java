package dev.monomorph.specialize.sum;

import dev.monomorph.specialize.flow.Flow;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The sum of an {@code int} or {@code long} local, which is loaded first, and of something else.
 *
 * @param load the load of the local
 * @param addition what adds the other
 */
public record Sum(VarInsnNode load, AbstractInsnNode addition) {
  /**
   * The sum of a static method's first parameter, not read otherwise, and of something else, if
   * that is what it returns; else null.
   */
  public static Sum returnedBy(MethodNode method, Flow flow) {
    AbstractInsnNode returned = null;
    for (AbstractInsnNode insn : method.instructions) {
      if (insn.getOpcode() >= Opcodes.IRETURN && insn.getOpcode() <= Opcodes.RETURN) {
        if (returned != null) {
          return null;
        }
        returned = insn;
      }
    }
    AbstractInsnNode addition = returned == null ? null : flow.onlySource(returned);
    VarInsnNode load = addition == null ? null : onlyLoad(method.instructions, 0);
    int add = Type.getReturnType(method.desc).getOpcode(Opcodes.IADD);
    boolean isSum =
        load != null && addition.getOpcode() == add && flow.onlyTaker(addition) == returned;
    return isSum && flow.staysUntil(load, addition) ? new Sum(load, addition) : null;
  }

  /** The one instruction that has to do with a local, if that loads it; else null. */
  private static VarInsnNode onlyLoad(InsnList code, int slot) {
    VarInsnNode only = null;
    for (AbstractInsnNode insn : code) {
      if (insn instanceof IincInsnNode count && count.var == slot) {
        return null;
      }
      if (insn instanceof VarInsnNode access && access.var == slot) {
        if (only != null || access.getOpcode() >= Opcodes.ISTORE) {
          return null;
        }
        only = access;
      }
    }
    return only;
  }
}
