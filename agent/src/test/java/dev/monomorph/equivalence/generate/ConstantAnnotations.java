package dev.monomorph.equivalence.generate;

import org.objectweb.asm.MethodVisitor;

/**
 * Says of some parameters of targets that they are constants, whatever they are given: objects that
 * can be folded, such as records, enums, lambdas and lists, and such that change all the time.
 */
final class ConstantAnnotations {
  private static final String CONSTANT = "Ldev/monomorph/Constant;";
  private static final int ONE_IN = 4;

  private ConstantAnnotations() {}

  /** By what the method is called, and not by a choice: so programs are what they were before. */
  static void add(World world, MethodModel method, MethodVisitor mv) {
    int hash = method.toString().hashCode();
    for (int i = 0; i < method.parameters.size(); i++) {
      boolean drawn = Math.floorMod(31 * hash + i, ONE_IN) == 0;
      if (drawn && method.parameters.get(i).isReference()) {
        world.features.add(Feature.CONSTANT_PARAMETER);
        mv.visitParameterAnnotation(i, CONSTANT, false).visitEnd();
      }
    }
  }
}
