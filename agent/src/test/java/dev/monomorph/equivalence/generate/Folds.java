package dev.monomorph.equivalence.generate;

import java.util.List;

/** Loops that apply a function, or any expression, to an accumulator again and again. */
final class Folds {
  private Folds() {}

  /** Whether a function of that type gives what it may be given again. */
  static boolean isPossible(Ty type) {
    return type.isFunction() && type.function.parameters().contains(type.function.result());
  }

  static void loop(Body b) {
    b.uses(Feature.FOLD);
    Ty function = function(b);
    Ty type = function == null ? Ty.INT : function.function.result();
    Expressions.emit(b, type, 1);
    Local sum = b.declare(type);
    if (function != null && b.choices.chance(40)) {
      overList(b, function, sum);
    } else {
      Loops.rounds(b, 2, 5, () -> step(b, function, sum, null));
    }
    b.load(sum);
    Logging.log(b, type);
  }

  /** An element is got where arguments are on the stack. */
  private static void overList(Body b, Ty function, Local sum) {
    b.uses(Feature.LIST_FOLD);
    Expressions.present(b, Ty.LIST, 2);
    Loops.byNumber(b, Ty.LIST, Ty.OBJECT, (element, next, end) -> step(b, function, sum, element));
  }

  /**
   * One round.
   *
   * @param element loads what one of the arguments is to be, if it may; or null
   */
  private static void step(Body b, Ty function, Local sum, Runnable element) {
    if (function == null) {
      Expressions.emit(b, sum.type(), 2);
    } else {
      loadFunction(b, function);
      arguments(b, function, sum, element);
      Lambdas.invoke(b, function);
    }
    b.store(sum);
  }

  private static void loadFunction(Body b, Ty function) {
    Local local = b.locals.pick(b.choices, each -> each.type() == function);
    if (local != null) {
      b.load(local);
    } else {
      Expressions.emit(b, function, 1);
    }
  }

  private static void arguments(Body b, Ty function, Local sum, Runnable element) {
    boolean sumGiven = false;
    Runnable left = element;
    for (Ty each : function.function.parameters()) {
      if (!sumGiven && sum.type().isA(each)) {
        b.load(sum);
        sumGiven = true;
      } else if (left != null && each.isReference() && !each.isFunction()) {
        left.run();
        left = null;
        narrow(b, each);
      } else {
        Expressions.emit(b, each, 1);
      }
    }
  }

  private static void narrow(Body b, Ty type) {
    if (type != Ty.OBJECT && b.choices.chance(40)) {
      Casts.guarded(b, type);
    } else if (type != Ty.OBJECT) {
      b.checkCast(type);
    }
  }

  /** A function type that is worth applying: that of a variable, or one whose result goes in. */
  private static Ty function(Body b) {
    Local local = b.locals.pick(b.choices, each -> isPossible(each.type()));
    if (local != null) {
      return local.type();
    }
    List<Ty> candidates = b.world.functions.stream().filter(Folds::isPossible).toList();
    return candidates.isEmpty() ? null : b.choices.oneOf(candidates);
  }
}
