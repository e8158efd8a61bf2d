package dev.monomorph.specialize;

import dev.monomorph.specialize.fact.ConstantLoad;
import dev.monomorph.specialize.fact.LambdaCall;
import java.util.List;
import java.util.ListIterator;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The types of code from elsewhere as the class where it stands can name them: in place of one that
 * it cannot name stands the nearest superclass that it can.
 *
 * <p>What verified still does: where one type is a superclass of another, so are those that stand
 * for them, and the verifier takes an interface for {@code Object} (JVMS 4.10.1.2). Compiled code
 * loses nothing: each value still comes from the field or method that it came from.
 */
final class Erasure {
  private final LoadedClass place;

  /**
   * @param place the class beside which the code stands
   */
  Erasure(LoadedClass place) {
    this.place = place;
  }

  /** Whether a type that code of {@code home} names is the same there. */
  boolean isNameable(Type type, LoadedClass home) {
    return type.getSort() < Type.ARRAY || isNameable(type.getInternalName(), home);
  }

  /** Whether a class that code of {@code home} names is the same there. */
  boolean isNameable(String internalName, LoadedClass home) {
    Class<?> there = place.resolve(internalName);
    return there != null && there == home.resolve(internalName);
  }

  /** What stands for a type; one that is not found, as code that is never run may name, stays. */
  Type erase(Type type, LoadedClass home) {
    if (isNameable(type, home)) {
      return type;
    }
    if (type.getSort() == Type.ARRAY) {
      Type element = erase(type.getElementType(), home);
      return Type.getType("[".repeat(type.getDimensions()) + element.getDescriptor());
    }
    Class<?> named = home.resolve(type.getInternalName());
    return named == null ? type : Type.getObjectType(nearest(named, home));
  }

  private String nearest(Class<?> named, LoadedClass home) {
    for (Class<?> type = named.getSuperclass(); type != null; type = type.getSuperclass()) {
      String name = Type.getInternalName(type);
      if (isNameable(name, home) && place.resolve(name) == type) {
        return name;
      }
    }
    return "java/lang/Object";
  }

  /** What stands for a field's or method's descriptor. */
  String erase(String descriptor, LoadedClass home) {
    if (!descriptor.startsWith("(")) {
      return erase(Type.getType(descriptor), home).getDescriptor();
    }
    Type[] parameters = Type.getArgumentTypes(descriptor);
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = erase(parameters[i], home);
    }
    return Type.getMethodDescriptor(erase(Type.getReturnType(descriptor), home), parameters);
  }

  /**
   * Erases in what the verifier and debuggers read, and in what loads constants and makes lambdas;
   * what other instructions name is left.
   *
   * @param home the class that the code is from
   */
  void apply(MethodNode code, LoadedClass home) {
    code.desc = erase(code.desc, home);
    for (AbstractInsnNode insn : code.instructions) {
      if (insn instanceof FrameNode frame) {
        eraseAll(frame.local, home);
        eraseAll(frame.stack, home);
      } else if (insn instanceof ConstantLoad || insn instanceof LambdaCall) {
        MethodInsnNode call = (MethodInsnNode) insn;
        call.desc = erase(call.desc, home);
      }
    }
    if (code.localVariables != null) {
      for (LocalVariableNode variable : code.localVariables) {
        String erased = erase(variable.desc, home);
        variable.signature = erased.equals(variable.desc) ? variable.signature : null;
        variable.desc = erased;
      }
    }
  }

  private void eraseAll(List<Object> types, LoadedClass home) {
    if (types == null) {
      return;
    }
    for (ListIterator<Object> each = types.listIterator(); each.hasNext(); ) {
      if (each.next() instanceof String name) {
        each.set(erase(Type.getObjectType(name), home).getInternalName());
      }
      // what is no name is a primitive type, null, or an object before its constructor is called
    }
  }
}
