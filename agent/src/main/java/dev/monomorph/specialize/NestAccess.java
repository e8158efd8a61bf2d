package dev.monomorph.specialize;

import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Whether a copy uses private members of its nest, so that its class must be a nestmate.
 *
 * <p>A copy that does not can be any class of the package. Members of other classes in the nest are
 * taken for private without looking them up.
 */
final class NestAccess {
  private final ClassNode owner;

  private NestAccess(ClassNode owner) {
    this.owner = owner;
  }

  /** Whether {@code method}, copied from {@code owner}, must be in the nest. */
  static boolean isNeeded(ClassNode owner, MethodNode method) {
    NestAccess access = new NestAccess(owner);
    for (AbstractInsnNode insn : method.instructions) {
      if (access.isNeededBy(insn)) {
        return true;
      }
    }
    return false;
  }

  /** Whether an instruction in a method copied from {@code owner} uses a private member. */
  static boolean isNeededBy(ClassNode owner, AbstractInsnNode insn) {
    return new NestAccess(owner).isNeededBy(insn);
  }

  private boolean isNeededBy(AbstractInsnNode insn) {
    if (insn instanceof MethodInsnNode call) {
      return isPrivateMethod(call.owner, call.name, call.desc);
    }
    if (insn instanceof FieldInsnNode field) {
      return isPrivateField(field.owner, field.name, field.desc);
    }
    if (insn instanceof InvokeDynamicInsnNode dynamic) {
      for (Object argument : dynamic.bsmArgs) {
        if (isPrivateConstant(argument)) {
          return true;
        }
      }
      return isPrivateConstant(dynamic.bsm);
    }
    return insn instanceof LdcInsnNode ldc && isPrivateConstant(ldc.cst);
  }

  private boolean isPrivateConstant(Object constant) {
    if (constant instanceof Handle handle) {
      return handle.getTag() <= Opcodes.H_PUTSTATIC
          ? isPrivateField(handle.getOwner(), handle.getName(), handle.getDesc())
          : isPrivateMethod(handle.getOwner(), handle.getName(), handle.getDesc());
    }
    // A dynamic constant's arguments can name anything.
    return constant instanceof ConstantDynamic;
  }

  private boolean isPrivateMethod(String type, String name, String descriptor) {
    if (!type.equals(owner.name)) {
      return isNestmate(type);
    }
    for (MethodNode method : owner.methods) {
      if (method.name.equals(name) && method.desc.equals(descriptor)) {
        return (method.access & Opcodes.ACC_PRIVATE) != 0;
      }
    }
    return false;
  }

  private boolean isPrivateField(String type, String name, String descriptor) {
    if (!type.equals(owner.name)) {
      return isNestmate(type);
    }
    for (FieldNode field : owner.fields) {
      if (field.name.equals(name) && field.desc.equals(descriptor)) {
        return (field.access & Opcodes.ACC_PRIVATE) != 0;
      }
    }
    return false;
  }

  /** Host or member of the owner's nest; a member's class file names no siblings, hence the $. */
  private boolean isNestmate(String type) {
    if (owner.nestHostClass != null) {
      return type.equals(owner.nestHostClass) || type.startsWith(owner.nestHostClass + "$");
    }
    return owner.nestMembers != null && owner.nestMembers.contains(type);
  }
}
