package dev.monomorph.equivalence.generate;

import dev.monomorph.equivalence.generate.ClassModel.Kind;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;

/** Calls of methods that the program declares. */
final class Calls {
  private Calls() {}

  static boolean canCall(Body b, Ty type) {
    return b.rank > 0 && !b.world.returning(type).isEmpty();
  }

  /** An expression of the type that is a call, or a literal if a few trials find no method. */
  static void call(Body b, Ty type, int depth) {
    MethodModel method = pick(b, b.world.returning(type));
    if (method == null) {
      Values.literal(b, type, depth);
    } else {
      emit(b, method, depth);
    }
  }

  static MethodModel pick(Body b, List<MethodModel> methods) {
    for (int trial = 0; trial < 5 && !methods.isEmpty(); trial++) {
      MethodModel method = b.choices.oneOf(methods);
      if (method.rank < b.rank && isCallable(b, method)) {
        return method;
      }
    }
    return null;
  }

  static boolean isCallable(Body b, MethodModel method) {
    if (!b.canAccess(method.owner, method.access)) {
      return false;
    }
    boolean mine = b.hasThis && b.owner.isSubtypeOf(method.owner);
    return method.isStatic() || mine || !b.needsThis(method.owner, method.access);
  }

  static void emit(Body b, MethodModel method, int depth) {
    Ty receiver = method.isStatic() ? null : receiver(b, method, depth);
    arguments(b, method, depth);
    invoke(b, method, receiver);
  }

  /** Writes the receiver and tells its static type. */
  private static Ty receiver(Body b, MethodModel method, int depth) {
    Ty declared = method.owner.type;
    boolean mine = b.hasThis && b.owner.isSubtypeOf(method.owner);
    if (mine && b.needsThis(method.owner, method.access)) {
      b.load(b.locals.first());
      return b.owner.type;
    }
    Local local = b.choices.chance(70) ? receiverLocal(b, declared) : null;
    if (local != null) {
      b.load(local);
      if (local.mutable() && b.choices.chance(35)) {
        Values.orElse(b, local.type());
      }
      return method.isPrivate() ? declared : local.type();
    }
    Ty type = declared;
    List<Ty> below = b.world.below(declared);
    if (!method.isPrivate() && !below.isEmpty() && b.choices.chance(30)) {
      type = b.choices.oneOf(below);
    }
    Expressions.present(b, type, depth - 1);
    if (b.choices.chance(40)) {
      Values.orElse(b, type);
    }
    return type;
  }

  private static Local receiverLocal(Body b, Ty type) {
    return b.locals.pick(b.choices, each -> each.type().isA(type) && b.canLoad(each));
  }

  static void arguments(Body b, MethodModel method, int depth) {
    boolean first = true;
    for (Ty each : method.parameters) {
      if (first && method.recursive) {
        count(b);
      } else {
        Expressions.emit(b, each, depth - 1);
      }
      first = false;
    }
  }

  /** The argument for the parameter that counts down: a small number, or one less than ours. */
  static void count(Body b) {
    if (b.countdown == null) {
      b.push(b.choices.below(4));
    } else {
      b.load(b.countdown);
      b.push(1);
      b.op(b.choices.chance(20) ? Opcodes.ISHR : Opcodes.ISUB);
    }
  }

  static void invoke(Body b, MethodModel method, Ty receiver) {
    if (b.choices.chance(35)) {
      b.line();
    }
    note(b, method);
    String descriptor = method.descriptor();
    if (method.isStatic()) {
      String owner = staticOwner(b, method);
      b.mv.visitMethodInsn(
          Opcodes.INVOKESTATIC, owner, method.name, descriptor, method.owner.isInterface());
      return;
    }
    boolean hidden = !b.canAccess(receiver.model, method.access);
    Ty type = hidden ? method.owner.type : receiver;
    boolean onInterface = type.isInterface();
    b.mv.visitMethodInsn(
        onInterface ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL,
        type.internalName(),
        method.name,
        descriptor,
        onInterface);
    b.uses(onInterface ? Feature.INTERFACE_CALL : Feature.VIRTUAL_CALL);
    if (method.isOverridable() && b.world.instances(type).size() > 1) {
      b.uses(Feature.POLYMORPHIC_CALL);
    }
  }

  /** The declaring class, or now and then a class below it, which is not initialized thereby. */
  private static String staticOwner(Body b, MethodModel method) {
    b.uses(Feature.STATIC_CALL);
    boolean open = method.owner.kind == Kind.CLASS && !method.isPrivate();
    if (open && b.choices.chance(40)) {
      List<ClassModel> below = new ArrayList<>();
      for (ClassModel each : b.world.classes) {
        if (each != method.owner && each.isSubtypeOf(method.owner)) {
          below.add(each);
        }
      }
      if (!below.isEmpty() && method.owner.packageName().equals(b.owner.packageName())) {
        b.uses(Feature.INHERITED_STATIC_CALL);
        return b.choices.oneOf(below).name;
      }
    }
    return method.owner.name;
  }

  private static void note(Body b, MethodModel method) {
    if (method.isPrivate()) {
      boolean inInterface = method.owner.isInterface();
      b.uses(inInterface ? Feature.PRIVATE_INTERFACE_METHOD : Feature.PRIVATE_METHOD);
      if (method.owner != b.owner) {
        b.uses(Feature.NEST_ACCESS);
      }
    }
    if (method.owner.isInterface() && method.isStatic()) {
      b.uses(Feature.STATIC_INTERFACE_METHOD);
    }
    if (b.needsThis(method.owner, method.access)) {
      b.uses(Feature.PROTECTED_ACCESS);
    }
    if (method.recursive) {
      b.uses(Feature.RECURSION);
    }
  }

  /** The methods that can be called here on a value of the type. */
  static List<MethodModel> on(Body b, Ty type) {
    List<MethodModel> result = new ArrayList<>();
    if (type.isGenerated()) {
      for (ClassModel each : type.model.ancestry()) {
        for (MethodModel method : each.methods) {
          boolean far = b.needsThis(method.owner, method.access);
          boolean fits = !method.isStatic() && !method.isPrivate() && !far;
          if (fits && method.rank < b.rank && b.canAccess(each, method.access)) {
            result.add(method);
          }
        }
      }
    }
    return result;
  }
}
