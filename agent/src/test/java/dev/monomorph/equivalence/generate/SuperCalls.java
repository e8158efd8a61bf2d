package dev.monomorph.equivalence.generate;

import org.objectweb.asm.Opcodes;

/** Calls of the method that the current one overrides. */
final class SuperCalls {
  private SuperCalls() {}

  static boolean fits(Body b, Ty type) {
    return b.method != null
        && b.hasThis
        && b.method.overridden != null
        && (b.method.result == type || b.method.result.isA(type));
  }

  static void emit(Body b, Ty type, int depth) {
    MethodModel method = b.method.overridden;
    boolean onInterface = method.owner.isInterface();
    b.load(b.locals.first());
    boolean first = true;
    for (Ty each : method.parameters) {
      if (first && method.recursive) {
        Calls.count(b);
      } else {
        Expressions.emit(b, each, depth - 1);
      }
      first = false;
    }
    b.mv.visitMethodInsn(
        Opcodes.INVOKESPECIAL,
        onInterface ? method.owner.name : b.owner.superName(),
        method.name,
        method.descriptor(),
        onInterface);
    b.uses(onInterface ? Feature.SUPER_INTERFACE_CALL : Feature.SUPER_CALL);
  }
}
