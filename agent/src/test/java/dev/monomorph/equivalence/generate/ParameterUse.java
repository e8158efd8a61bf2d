package dev.monomorph.equivalence.generate;

import java.util.ArrayList;
import java.util.List;

/** What targets do with their parameters: call them, test their class, pass them on. */
final class ParameterUse {
  private ParameterUse() {}

  /**
   * Uses the receiver and most reference parameters. The first target always calls a method on its
   * interface parameter, so that every program has a polymorphic call.
   */
  static void emit(Body b) {
    boolean leading = b.method == b.world.targets.get(0);
    boolean used = false;
    for (int i = 0; i < b.method.parameters.size() + (b.hasThis ? 1 : 0); i++) {
      Local local = b.locals.parameter(i);
      boolean called = leading && local.type().isInterface() && local.mutable();
      boolean wanted = called || !used || b.choices.chance(75);
      if (local.type().isReference() && b.reachable() && wanted) {
        used = true;
        int span = b.choices.open();
        b.line();
        use(b, local, called);
        b.choices.close(span);
      }
    }
  }

  private static void use(Body b, Local local, boolean called) {
    if (called && call(b, local)) {
      return;
    }
    if (b.choices.chance(35)) {
      Tries.shielded(b, () -> of(b, local, 2));
    } else {
      of(b, local, 2);
    }
  }

  /** Uses a variable in a way that its class matters for. */
  static void of(Body b, Local local, int depth) {
    Ty type = local.type();
    if (type.isFunction()) {
      apply(b, local);
    } else if (type.isArray() && depth > 0) {
      int[] scope = b.locals.scope();
      Loops.overArray(b, depth, local);
      b.locals.reset(scope, b.here());
    } else if (type == Ty.LIST && depth > 0 && b.choices.chance(80)) {
      int[] scope = b.locals.scope();
      Loops.overList(b, depth, local);
      b.locals.reset(scope, b.here());
    } else if (TypeChains.isOpen(b, type) && depth > 0 && b.choices.chance(35)) {
      TypeChains.emit(b, local, depth);
    } else if (!call(b, local) && !pass(b, local)) {
      show(b, local);
    }
  }

  private static void apply(Body b, Local local) {
    Ty type = local.type();
    if (Folds.isPossible(type) && b.choices.chance(60)) {
      int[] scope = b.locals.scope();
      Folds.loop(b);
      b.locals.reset(scope, b.here());
      return;
    }
    b.load(local);
    Lambdas.apply(b, type, 2);
    keep(b, type.function.result());
  }

  /** Calls a method on the variable. */
  private static boolean call(Body b, Local local) {
    List<MethodModel> methods = Calls.on(b, local.type());
    if (methods.isEmpty()) {
      return false;
    }
    MethodModel method = b.choices.oneOf(methods);
    b.load(local);
    Calls.arguments(b, method, 2);
    Calls.invoke(b, method, local.type());
    keep(b, method.result);
    return true;
  }

  /** Passes the variable to a static method. */
  private static boolean pass(Body b, Local local) {
    List<MethodModel> methods = new ArrayList<>();
    for (ClassModel owner : b.world.classes) {
      for (MethodModel method : owner.methods) {
        boolean takes = method.parameters.stream().anyMatch(local.type()::isA);
        boolean fits = takes && method.isStatic() && method.rank < b.rank;
        if (fits && Calls.isCallable(b, method)) {
          methods.add(method);
        }
      }
    }
    if (methods.isEmpty() || b.choices.chance(40)) {
      return false;
    }
    MethodModel method = b.choices.oneOf(methods);
    boolean passed = false;
    for (int i = 0; i < method.parameters.size(); i++) {
      Ty each = method.parameters.get(i);
      if (i == 0 && method.recursive) {
        Calls.count(b);
      } else if (!passed && local.type().isA(each)) {
        b.load(local);
        passed = true;
      } else {
        Expressions.emit(b, each, 1);
      }
    }
    Calls.invoke(b, method, null);
    keep(b, method.result);
    return true;
  }

  private static void show(Body b, Local local) {
    b.load(local);
    boolean text = World.isPrintable(local.type()) && local.type().isReference();
    if (text && b.choices.chance(40)) {
      b.invokeVirtual("java/lang/Object", "toString", "()Ljava/lang/String;");
      Logging.log(b, Ty.STRING);
    } else if (local.type().isReference() && b.choices.chance(30)) {
      Expressions.emit(b, Ty.OBJECT, 2);
      b.invokeVirtual("java/lang/Object", "equals", "(Ljava/lang/Object;)Z");
      Logging.log(b, Ty.BOOLEAN);
    } else {
      Logging.log(b, local.type());
    }
  }

  /** Takes the result of a call off the stack: logs it, keeps it in a variable, or drops it. */
  private static void keep(Body b, Ty type) {
    if (type == Ty.VOID) {
      return;
    }
    int how = b.choices.weighted(5, 3, 2);
    if (how == 0 && !type.isFunction()) {
      Logging.log(b, type);
    } else if (how == 1) {
      b.declare(type);
    } else {
      b.pop(type);
    }
  }
}
