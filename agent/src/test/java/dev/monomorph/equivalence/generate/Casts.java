package dev.monomorph.equivalence.generate;

import org.objectweb.asm.Opcodes;

/** Casts to a narrower type, mostly behind a test. */
final class Casts {
  private Casts() {}

  static boolean fits(Body b, Ty type) {
    return type.isReference() && !type.isFunction() && type != Ty.OBJECT;
  }

  static void emit(Body b, Ty type, int depth) {
    Local local = b.locals.pick(b.choices, each -> isWider(each.type(), type) && b.canLoad(each));
    if (local != null && b.choices.chance(80)) {
      b.load(local);
    } else {
      Expressions.emit(b, Ty.OBJECT, depth - 1);
    }
    if (b.choices.chance(96)) {
      guarded(b, type);
    } else {
      b.checkCast(type);
    }
    b.uses(Feature.CHECKCAST);
  }

  private static boolean isWider(Ty wide, Ty type) {
    return wide != type && type.isA(wide);
  }

  /** What is on the stack, or something else if it is of another type. */
  static void guarded(Body b, Ty type) {
    Mark fits = new Mark();
    Mark end = new Mark();
    b.op(Opcodes.DUP);
    b.mv.visitTypeInsn(Opcodes.INSTANCEOF, type.internalName());
    b.jump(Opcodes.IFNE, fits);
    b.op(Opcodes.POP);
    Expressions.emit(b, type, 0);
    b.jump(Opcodes.GOTO, end);
    b.place(fits);
    b.checkCast(type);
    b.place(end);
    b.uses(Feature.INSTANCEOF);
  }
}
