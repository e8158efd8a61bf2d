package dev.monomorph.specialize;

import dev.monomorph.specialize.fact.ConstantLoad;
import dev.monomorph.specialize.flow.HelperCall;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * What code from elsewhere, a library's or the JDK's, needs to run in a class of another package:
 * all members that are not public are borrowed, and all types must be nameable there.
 */
final class ForeignAccess {
  private final LoadedClass place;

  /**
   * @param place the class beside which the code stands
   */
  ForeignAccess(LoadedClass place) {
    this.place = place;
  }

  /**
   * Whether an instruction uses a member that is not everyone's.
   *
   * @param home the class that the instruction is from
   */
  boolean isNeededBy(AbstractInsnNode insn, LoadedClass home) {
    if (insn instanceof ConstantLoad || insn instanceof HelperCall) {
      return false;
    }
    if (insn instanceof MethodInsnNode call) {
      return !call.owner.startsWith("[") && !call.name.equals("<init>") && !isPublic(call, home);
    }
    // Public fields are rare, and reading one through a handle is never wrong.
    return insn instanceof FieldInsnNode;
  }

  private boolean isPublic(MethodInsnNode call, LoadedClass home) {
    Class<?> named = home.resolve(call.owner);
    if (named == null || !isNameable(call.owner, home)) {
      return false;
    }
    try {
      return call.name.equals("<init>") ? hasConstructor(named, call) : hasMethod(named, call);
    } catch (LinkageError e) {
      // Some member of the class names a type that is missing; what is not public can be borrowed.
      return false;
    }
  }

  private boolean hasMethod(Class<?> named, MethodInsnNode call) {
    for (Method method : named.getMethods()) {
      if (method.getName().equals(call.name)
          && Type.getMethodDescriptor(method).equals(call.desc)
          && Access.isAccessible(method.getDeclaringClass(), place.type())) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasConstructor(Class<?> named, MethodInsnNode call) {
    for (Constructor<?> constructor : named.getConstructors()) {
      if (Type.getConstructorDescriptor(constructor).equals(call.desc)) {
        return true;
      }
    }
    return false;
  }

  /** Whether an instruction can stand there at all, if need be with what it uses borrowed. */
  boolean isPossible(AbstractInsnNode insn, LoadedClass home) {
    if (insn instanceof ConstantLoad || insn instanceof HelperCall) {
      return true;
    }
    if (insn instanceof TypeInsnNode type) {
      return isNameable(type.desc, home);
    }
    if (insn instanceof MultiANewArrayInsnNode array) {
      return isNameable(array.desc, home);
    }
    if (insn instanceof LdcInsnNode ldc) {
      return ldc.cst instanceof Number || ldc.cst instanceof String;
    }
    if (insn instanceof MethodInsnNode call) {
      return isPossible(call, home);
    }
    if (insn instanceof FieldInsnNode field) {
      boolean holder = home.type().isHidden() || isNameable(field.owner, home);
      return holder && isNameable(Type.getType(field.desc), home);
    }
    return !(insn instanceof InvokeDynamicInsnNode);
  }

  private boolean isPossible(MethodInsnNode call, LoadedClass home) {
    for (Type type : Type.getArgumentTypes(call.desc)) {
      if (!isNameable(type, home)) {
        return false;
      }
    }
    boolean makes = call.name.equals("<init>");
    return isNameable(Type.getReturnType(call.desc), home)
        && isNameable(call.owner, home)
        && (!makes || isPublic(call, home));
  }

  private boolean isNameable(Type type, LoadedClass home) {
    return type.getSort() < Type.ARRAY || isNameable(type.getInternalName(), home);
  }

  private boolean isNameable(String internalName, LoadedClass home) {
    Class<?> there = place.resolve(internalName);
    return there != null && there == home.resolve(internalName);
  }
}
