package dev.monomorph.equivalence.generate;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;

/** A class while it is being written. */
final class Unit {
  final World world;
  final ClassModel model;
  final ClassVisitor cv;

  /** Fields whose value stands in the class file, not in the initializer. */
  final Set<FieldModel> constants = new HashSet<>();

  private int lambdas;

  Unit(World world, ClassModel model, ClassVisitor cv) {
    this.world = world;
    this.model = model;
    this.cv = cv;
  }

  String nextLambda() {
    return "lambda$" + lambdas++;
  }

  MethodVisitor method(int access, String name, String descriptor) {
    return cv.visitMethod(access, name, descriptor, null, null);
  }
}
