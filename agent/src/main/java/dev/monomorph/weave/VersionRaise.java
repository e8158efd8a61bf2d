package dev.monomorph.weave;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Whether a class file can become one of Java 11, which is when nests began.
 *
 * <p>One thing that code between Java 7 and 11 can show has changed: from Java 9 on only an
 * initializer may assign a final field (JVMS 6.5, {@code putfield}).
 */
public final class VersionRaise {
  private VersionRaise() {}

  /** Whether the class is of Java 11 or newer, or can be made so without a trace. */
  public static boolean isHarmless(ClassNode type) {
    if (isAtLeast(type, Opcodes.V9)) {
      return true;
    }
    if (!isAtLeast(type, Opcodes.V1_7)) {
      return false; // it may have no stack map frames
    }
    for (MethodNode method : type.methods) {
      if (!method.name.startsWith("<") && assignsFinalField(type, method)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the class file is of this version or a newer one. */
  public static boolean isAtLeast(ClassNode type, int version) {
    return (type.version & 0xFFFF) >= version;
  }

  private static boolean assignsFinalField(ClassNode type, MethodNode method) {
    for (AbstractInsnNode insn : method.instructions) {
      int opcode = insn.getOpcode();
      if ((opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC)
          && isFinal(type, (FieldInsnNode) insn)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isFinal(ClassNode type, FieldInsnNode access) {
    for (FieldNode field : type.fields) {
      if (field.name.equals(access.name) && field.desc.equals(access.desc)) {
        return (field.access & Opcodes.ACC_FINAL) != 0;
      }
    }
    return false;
  }
}
