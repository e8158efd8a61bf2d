package dev.monomorph.equivalence.generate;

import dev.monomorph.equivalence.generate.ClassModel.Kind;
import java.util.List;

/** Statements that set variables, or evaluate something for its effect alone. */
final class Assignments {
  private Assignments() {}

  static boolean declare(Body b) {
    Ty type = type(b);
    Expressions.emit(b, type, Expressions.DEPTH);
    b.declare(type);
    return true;
  }

  private static Ty type(Body b) {
    return switch (b.choices.weighted(5, 2, 2, 2, 3, 2, 5, 2)) {
      case 0 -> Ty.INT;
      case 1 -> b.choices.oneOf(List.of(Ty.LONG, Ty.DOUBLE, Ty.BOOLEAN, Ty.CHAR, Ty.FLOAT));
      case 2 -> Ty.STRING;
      case 3 -> b.choices.oneOf(List.of(Ty.INTEGER_BOX, Ty.LONG.box, Ty.DOUBLE.box));
      case 4 -> Ty.OBJECT;
      case 5 -> b.choices.oneOf(b.world.functions);
      case 6 ->
          b.choices.oneOf(b.world.of(b.choices.chance(40) ? Kind.CLASS : Kind.INTERFACE)).type;
      default -> b.choices.oneOf(b.world.arrays);
    };
  }

  static boolean assign(Body b) {
    Local local = b.locals.pick(b.choices, Local::mutable);
    if (local == null) {
      return false;
    }
    if (local.type() == Ty.INT && b.choices.chance(40)) {
      b.mv.visitIincInsn(local.slot(), b.choices.oneOf(List.of(1, -1, 2, 7, 100, -200)));
    } else {
      Expressions.emit(b, local.type(), Expressions.DEPTH);
      b.store(local);
    }
    return true;
  }

  /** A call whose result is dropped, of a method without result if there is one. */
  static boolean evaluate(Body b) {
    MethodModel method = Calls.pick(b, b.world.returning(Ty.VOID));
    if (method != null && b.choices.chance(70)) {
      Calls.emit(b, method, Expressions.DEPTH);
      return true;
    }
    if (b.choices.chance(40) && Lambdas.canCall(b, Ty.VOID)) {
      Lambdas.call(b, Ty.VOID, 2);
      return true;
    }
    if (Recursion.fits(b, Ty.VOID)) {
      Recursion.emit(b, Ty.VOID, 2);
      return true;
    }
    if (SuperCalls.fits(b, Ty.VOID)) {
      SuperCalls.emit(b, Ty.VOID, 2);
      return true;
    }
    Ty type = Expressions.any(b, List.of(Ty.INT, Ty.OBJECT, Ty.STRING, Ty.LONG), 2);
    if (b.choices.chance(70)) {
      Logging.log(b, type);
    } else {
      b.pop(type);
    }
    return true;
  }
}
