package dev.monomorph.equivalence.generate;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;

/**
 * Calls that go round: of methods that count down, with a smaller number; and of the very method on
 * an object that a field of {@code this} refers to, which walks down a tree.
 */
final class Recursion {
  private Recursion() {}

  static boolean fits(Body b, Ty type) {
    return b.method != null
        && b.budget() > 2
        && ((b.countdown != null && !counting(b, type).isEmpty()) || !children(b, type).isEmpty());
  }

  static void emit(Body b, Ty type, int depth) {
    List<FieldModel> children = children(b, type);
    List<MethodModel> counting = b.countdown == null ? List.of() : counting(b, type);
    if (!children.isEmpty() && (counting.isEmpty() || b.choices.chance(60))) {
      descend(b, type, b.choices.oneOf(children), depth);
    } else {
      countDown(b, b.choices.oneOf(counting), depth);
    }
  }

  private static List<MethodModel> counting(Body b, Ty type) {
    List<MethodModel> result = new ArrayList<>();
    for (MethodModel each : b.world.returning(type)) {
      boolean known = each.isStatic() || each == b.method || each.rank < b.rank;
      if (each.recursive && known && Calls.isCallable(b, each)) {
        result.add(each);
      }
    }
    return result;
  }

  private static void countDown(Body b, MethodModel method, int depth) {
    b.uses(method == b.method ? Feature.RECURSION : Feature.MUTUAL_RECURSION);
    Ty receiver = method.owner.type;
    if (!method.isStatic()) {
      boolean mine = b.hasThis && b.owner.isSubtypeOf(method.owner);
      if (mine && (b.needsThis(method.owner, method.access) || b.choices.chance(60))) {
        b.load(b.locals.first());
      } else {
        Expressions.present(b, receiver, depth - 1);
      }
    }
    Calls.count(b);
    for (Ty each : method.parameters.subList(1, method.parameters.size())) {
      Expressions.emit(b, each, Math.min(depth - 1, 1));
    }
    Calls.invoke(b, method, receiver);
  }

  /** Fields of {@code this} whose objects have the method that is being written. */
  static List<FieldModel> children(Body b, Ty type) {
    MethodModel method = b.method;
    List<FieldModel> result = new ArrayList<>();
    boolean fits =
        method != null
            && b.hasThis
            && method.isOverridable()
            && (method.result == type || method.result.isA(type));
    if (fits) {
      for (FieldModel field : b.owner.fields) {
        if (!field.isStatic() && field.type().isGenerated() && declares(b, field, method)) {
          result.add(field);
        }
      }
    }
    return result;
  }

  private static boolean declares(Body b, FieldModel field, MethodModel method) {
    for (ClassModel each : field.type().model.ancestry()) {
      for (MethodModel other : each.methods) {
        if (other.isOverridable() && other.sameSelector(method)) {
          return Calls.isCallable(b, other) && !b.needsThis(each, other.access);
        }
      }
    }
    return false;
  }

  private static void descend(Body b, Ty type, FieldModel child, int depth) {
    b.uses(Feature.TREE_RECURSION);
    MethodModel method = b.method;
    Mark missing = new Mark();
    Mark end = new Mark();
    b.load(b.locals.first());
    Fields.access(b, child, Opcodes.GETFIELD);
    b.op(Opcodes.DUP);
    b.jump(Opcodes.IFNULL, missing);
    boolean counted = false;
    for (Ty each : method.parameters) {
      if (method.recursive && !counted) {
        Calls.count(b);
        counted = true;
      } else {
        Expressions.emit(b, each, Math.min(depth - 1, 1));
      }
    }
    Calls.invoke(b, method, child.type());
    b.jump(Opcodes.GOTO, end);
    b.place(missing);
    b.op(Opcodes.POP);
    if (method.result != Ty.VOID) {
      Expressions.emit(b, type, 0);
    }
    b.place(end);
  }
}
