package dev.monomorph.specialize.fact;

import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** How many stack slots the result of an instruction takes (JVMS 2.11.1). */
final class ResultSizes {
  private ResultSizes() {}

  /** 2 if the instruction pushes a long or a double, else 1. */
  static int of(AbstractInsnNode insn) {
    if (insn instanceof LdcInsnNode ldc) {
      return constantSize(ldc.cst);
    }
    if (insn instanceof FieldInsnNode field) {
      return Type.getType(field.desc).getSize();
    }
    if (insn instanceof MethodInsnNode call) {
      return Type.getReturnType(call.desc).getSize();
    }
    if (insn instanceof InvokeDynamicInsnNode dynamic) {
      return Type.getReturnType(dynamic.desc).getSize();
    }
    return isWide(insn.getOpcode()) ? 2 : 1;
  }

  /** Whether the instruction makes or finds an object: only of those it matters which they are. */
  static boolean isReference(AbstractInsnNode insn) {
    if (insn instanceof MethodInsnNode call) {
      return isReference(call.desc.charAt(call.desc.lastIndexOf(')') + 1));
    }
    if (insn instanceof InvokeDynamicInsnNode dynamic) {
      return isReference(dynamic.desc.charAt(dynamic.desc.lastIndexOf(')') + 1));
    }
    if (insn instanceof FieldInsnNode field) {
      return isReference(field.desc.charAt(0));
    }
    return switch (insn.getOpcode()) {
      case Opcodes.ACONST_NULL, Opcodes.LDC, Opcodes.AALOAD -> true;
      case Opcodes.NEW, Opcodes.NEWARRAY, Opcodes.ANEWARRAY, Opcodes.MULTIANEWARRAY -> true;
      default -> false;
    };
  }

  private static boolean isReference(char descriptor) {
    return descriptor == 'L' || descriptor == '[';
  }

  private static int constantSize(Object constant) {
    if (constant instanceof ConstantDynamic dynamic) {
      return dynamic.getSize();
    }
    return constant instanceof Long || constant instanceof Double ? 2 : 1;
  }

  private static boolean isWide(int opcode) {
    return switch (opcode) {
      case Opcodes.LCONST_0, Opcodes.LCONST_1, Opcodes.DCONST_0, Opcodes.DCONST_1 -> true;
      case Opcodes.LALOAD, Opcodes.DALOAD -> true;
      case Opcodes.LADD, Opcodes.LSUB, Opcodes.LMUL, Opcodes.LDIV, Opcodes.LREM -> true;
      case Opcodes.DADD, Opcodes.DSUB, Opcodes.DMUL, Opcodes.DDIV, Opcodes.DREM -> true;
      case Opcodes.LNEG, Opcodes.DNEG, Opcodes.LSHL, Opcodes.LSHR, Opcodes.LUSHR -> true;
      case Opcodes.LAND, Opcodes.LOR, Opcodes.LXOR -> true;
      case Opcodes.I2L, Opcodes.I2D, Opcodes.L2D, Opcodes.F2L, Opcodes.F2D, Opcodes.D2L -> true;
      default -> false;
    };
  }
}
