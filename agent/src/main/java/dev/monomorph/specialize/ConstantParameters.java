package dev.monomorph.specialize;

import java.util.BitSet;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.MethodNode;

/** The parameters of a method that its author says are constants. */
final class ConstantParameters {
  private static final String ANNOTATION = "Ldev/monomorph/Constant;";

  private ConstantParameters() {}

  /** Those that are references, the receiver being number 0 of an instance method. */
  static BitSet of(MethodNode method) {
    BitSet constants = new BitSet();
    addTo(constants, method, method.visibleParameterAnnotations);
    addTo(constants, method, method.invisibleParameterAnnotations);
    return constants;
  }

  private static void addTo(
      BitSet constants, MethodNode method, List<AnnotationNode>[] annotations) {
    if (annotations == null) {
      return;
    }
    Type[] types = Type.getArgumentTypes(method.desc);
    int receiver = (method.access & Opcodes.ACC_STATIC) == 0 ? 1 : 0;
    // Parameters that the compiler has added come first and have no annotations.
    int hidden = types.length - annotations.length;
    for (int i = 0; i < annotations.length; i++) {
      if (types[hidden + i].getSort() >= Type.ARRAY && isConstant(annotations[i])) {
        constants.set(receiver + hidden + i);
      }
    }
  }

  private static boolean isConstant(List<AnnotationNode> annotations) {
    if (annotations != null) {
      for (AnnotationNode annotation : annotations) {
        if (annotation.desc.equals(ANNOTATION)) {
          return true;
        }
      }
    }
    return false;
  }
}
