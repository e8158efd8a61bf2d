package dev.monomorph.equivalence.generate;

import java.util.List;
import org.objectweb.asm.Opcodes;

/** Calls of the log, by which the order of evaluation can be seen. */
final class Logging {
  private static final List<Ty> TYPES =
      List.of(Ty.INT, Ty.STRING, Ty.LONG, Ty.DOUBLE, Ty.BOOLEAN, Ty.OBJECT, Ty.INTEGER_BOX);

  private Logging() {}

  static boolean statement(Body b) {
    if (b.hasThis && b.choices.chance(4)) {
      b.load(b.locals.first());
      b.invokeStatic("java/lang/Thread", "holdsLock", "(Ljava/lang/Object;)Z");
      log(b, Ty.BOOLEAN);
      return true;
    }
    if (b.choices.chance(9)) {
      stack(b);
      return true;
    }
    if (!b.choices.chance(40) || !variable(b)) {
      log(b, Expressions.any(b, TYPES, Expressions.DEPTH));
    }
    return true;
  }

  /** Logs a variable, if there is one. */
  static boolean variable(Body b) {
    Local local = b.locals.pick(b.choices, each -> !each.type().isFunction() && b.canLoad(each));
    if (local != null) {
      b.load(local);
      log(b, local.type());
    }
    return local != null;
  }

  /** Logs where the program is. */
  private static void stack(Body b) {
    b.uses(Feature.STACK_TRACE);
    b.mv.visitTypeInsn(Opcodes.NEW, "java/lang/Throwable");
    b.op(Opcodes.DUP);
    b.construct("java/lang/Throwable", "()V");
    b.invokeStatic(World.TRACE, "trace", "(Ljava/lang/Throwable;)V");
  }

  /** Logs the value on the stack. */
  static void log(Body b, Ty type) {
    b.invokeStatic(World.TRACE, "log", '(' + argument(type) + ")V");
  }

  private static String argument(Ty type) {
    if (type.isReference()) {
      return "Ljava/lang/Object;";
    }
    return type.isIntLike() && type != Ty.BOOLEAN ? "I" : type.descriptor();
  }

  static void text(Body b, String text) {
    b.mv.visitLdcInsn(text);
    log(b, Ty.STRING);
  }
}
