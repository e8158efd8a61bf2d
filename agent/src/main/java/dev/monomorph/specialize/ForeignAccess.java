package dev.monomorph.specialize;

import dev.monomorph.specialize.fact.Placeholder;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * What code from elsewhere, a library's or the JDK's, needs to run in a class of another package:
 * all members that are not public are borrowed, and types must be nameable there, or be {@linkplain
 * Erasure erased} where the whole method is from elsewhere.
 */
final class ForeignAccess {
  private final LoadedClass place;
  private final Erasure erasure;
  private final boolean erases;

  /**
   * @param place the class beside which the code stands
   * @param erases whether types that cannot be named there are erased
   */
  ForeignAccess(LoadedClass place, boolean erases) {
    this.place = place;
    this.erasure = new Erasure(place);
    this.erases = erases;
  }

  /** What becomes of the types that the place cannot name. */
  Erasure erasure() {
    return erasure;
  }

  /**
   * Whether an instruction uses a member that is not everyone's, or a type that cannot be named.
   *
   * @param home the class that the instruction is from
   */
  boolean isNeededBy(AbstractInsnNode insn, LoadedClass home) {
    if (insn instanceof Placeholder) {
      return false;
    }
    if (insn instanceof MethodInsnNode call) {
      return !call.owner.startsWith("[") && !call.name.equals("<init>") && !isPublic(call, home);
    }
    if (insn instanceof TypeInsnNode type) {
      return isCheck(type) && !erasure.isNameable(type.desc, home);
    }
    // Public fields are rare, and reading one through a handle is never wrong.
    return insn instanceof FieldInsnNode;
  }

  private static boolean isCheck(TypeInsnNode insn) {
    return insn.getOpcode() == Opcodes.CHECKCAST || insn.getOpcode() == Opcodes.INSTANCEOF;
  }

  private boolean isPublic(MethodInsnNode call, LoadedClass home) {
    Class<?> named = home.resolve(call.owner);
    if (named == null || !erasure.isNameable(call.owner, home) || !areNameable(call.desc, home)) {
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

  /** Whether all of a method can stand there, as far as that can be told before it is copied. */
  boolean mayStand(MethodNode method, LoadedClass home) {
    for (TryCatchBlockNode block : method.tryCatchBlocks) {
      if (!isCatchable(block.type, home)) {
        return false;
      }
    }
    for (AbstractInsnNode insn : method.instructions) {
      boolean linked =
          insn instanceof InvokeDynamicInsnNode dynamic && LambdaFactories.makesLambda(dynamic);
      if (!linked && !isPossible(insn, home)) {
        return false;
      }
    }
    return true;
  }

  /** Whether an instruction can stand there at all, if need be with what it uses borrowed. */
  boolean isPossible(AbstractInsnNode insn, LoadedClass home) {
    if (insn instanceof Placeholder) {
      return true;
    }
    if (insn instanceof TypeInsnNode type) {
      return isCheck(type)
          ? isUsable(Type.getObjectType(type.desc), home)
          : erasure.isNameable(type.desc, home);
    }
    if (insn instanceof MultiANewArrayInsnNode array) {
      return erasure.isNameable(array.desc, home);
    }
    if (insn instanceof LdcInsnNode ldc) {
      return ldc.cst instanceof Number || ldc.cst instanceof String;
    }
    if (insn instanceof MethodInsnNode call) {
      return isPossible(call, home);
    }
    if (insn instanceof FieldInsnNode field) {
      Type holder = Type.getObjectType(field.owner);
      return (home.type().isHidden() || isUsable(holder, home))
          && isUsable(Type.getType(field.desc), home);
    }
    return !(insn instanceof InvokeDynamicInsnNode);
  }

  private boolean isPossible(MethodInsnNode call, LoadedClass home) {
    if (call.name.equals("<init>") || call.owner.startsWith("[")) {
      return erasure.isNameable(call.owner, home)
          && areNameable(call.desc, home)
          && (call.owner.startsWith("[") || isPublic(call, home));
    }
    for (Type type : DescriptorTypes.of(call.desc)) {
      if (!isUsable(type, home)) {
        return false;
      }
    }
    // A handle of a static method names its class nowhere.
    return call.getOpcode() == Opcodes.INVOKESTATIC
        ? home.resolve(call.owner) != null
        : isUsable(Type.getObjectType(call.owner), home);
  }

  /** Whether an exception of a class can be caught there. */
  boolean isCatchable(String internalName, LoadedClass home) {
    return internalName == null || erasure.isNameable(internalName, home);
  }

  private boolean isUsable(Type type, LoadedClass home) {
    if (erases && type.getSort() >= Type.ARRAY) {
      return home.resolve(type.getInternalName()) != null;
    }
    return erasure.isNameable(type, home);
  }

  private boolean areNameable(String descriptor, LoadedClass home) {
    for (Type type : DescriptorTypes.of(descriptor)) {
      if (!erasure.isNameable(type, home)) {
        return false;
      }
    }
    return true;
  }
}
