package dev.monomorph.specialize;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** The types that a descriptor names. */
final class DescriptorTypes {
  private DescriptorTypes() {}

  /** Those of a field's or method's descriptor, a method's result last. */
  static List<Type> of(String descriptor) {
    if (!descriptor.startsWith("(")) {
      return List.of(Type.getType(descriptor));
    }
    List<Type> types = new ArrayList<>(List.of(Type.getArgumentTypes(descriptor)));
    types.add(Type.getReturnType(descriptor));
    return types;
  }

  /** Those of the member that an instruction names, which is an access to a field or a call. */
  static List<Type> of(AbstractInsnNode insn) {
    return of(insn instanceof FieldInsnNode field ? field.desc : ((MethodInsnNode) insn).desc);
  }
}
