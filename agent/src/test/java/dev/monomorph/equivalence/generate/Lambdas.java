package dev.monomorph.equivalence.generate;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Lambda expressions made by {@code LambdaMetafactory}, and calls of functions. */
final class Lambdas {
  private static final Handle METAFACTORY =
      new Handle(
          Opcodes.H_INVOKESTATIC,
          "java/lang/invoke/LambdaMetafactory",
          "metafactory",
          "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;"
              + "Ljava/lang/invoke/MethodType;Ljava/lang/invoke/MethodType;"
              + "Ljava/lang/invoke/MethodHandle;Ljava/lang/invoke/MethodType;)"
              + "Ljava/lang/invoke/CallSite;",
          false);

  private Lambdas() {}

  static void create(Body b, Ty type, int depth) {
    if (b.choices.chance(25)) {
      Handle reference = MethodReferences.find(b, type.function);
      if (reference != null) {
        link(b, type, reference, List.of());
        b.uses(Feature.METHOD_REFERENCE);
        return;
      }
    }
    if (depth > 0 && b.choices.chance(25) && FunctionAdapters.emit(b, type, depth)) {
      return;
    }
    lambda(b, type, depth);
  }

  private static void lambda(Body b, Ty type, int depth) {
    List<Local> captured = depth > 0 ? captures(b) : List.of();
    boolean withThis =
        !captured.isEmpty() && !captured.get(0).mutable() && captured.get(0).slot() == 0;
    boolean inInterface = b.owner.isInterface();
    Handle body = body(b, type.function, captured, withThis && !inInterface, depth);
    List<Ty> types = new ArrayList<>();
    for (Local each : captured) {
      b.load(each);
      types.add(each.type());
    }
    link(b, type, body, types);
    b.uses(captured.isEmpty() ? Feature.LAMBDA : Feature.CAPTURING_LAMBDA);
  }

  /** Up to three variables, {@code this} first if it is among them. */
  private static List<Local> captures(Body b) {
    List<Local> result = new ArrayList<>();
    for (int i = 0; i < 3 && b.choices.chance(45); i++) {
      Local local = b.locals.pick(b.choices, b::canLoad);
      if (local == null || result.contains(local)) {
        continue;
      }
      if (local.slot() == 0) {
        result.add(0, local);
      } else {
        result.add(local);
      }
    }
    return result;
  }

  static void link(Body b, Ty type, Handle implementation, List<Ty> captured) {
    Functional function = type.function;
    b.invokeDynamic(
        function.shape().method(),
        Descriptors.text(captured, type),
        METAFACTORY,
        Type.getMethodType(function.shape().erased()),
        implementation,
        function.bound());
  }

  /** Writes the method behind a lambda expression. */
  private static Handle body(
      Body b, Functional function, List<Local> captured, boolean withThis, int depth) {
    List<Ty> parameters = new ArrayList<>();
    for (Local each : withThis ? captured.subList(1, captured.size()) : captured) {
      parameters.add(each.type());
    }
    parameters.addAll(function.parameters());
    String name = b.unit.nextLambda();
    String descriptor = Descriptors.text(parameters, function.result());
    int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC;
    access |= withThis ? 0 : Opcodes.ACC_STATIC;
    MethodVisitor mv = b.unit.method(access, name, descriptor);
    int budget = Math.min(18, b.budget() / 2);
    int rank = depth <= 0 || b.choices.chance(40) ? 0 : b.rank;
    Body lambda = new Body(b.unit, mv, null, function.result(), rank, budget);
    lambda.parameters(withThis, parameters);
    Statements.lambda(lambda, depth);
    lambda.finish();
    int tag = withThis ? Opcodes.H_INVOKESPECIAL : Opcodes.H_INVOKESTATIC;
    if (withThis && b.choices.chance(50)) {
      tag = Opcodes.H_INVOKEVIRTUAL;
    }
    return new Handle(tag, b.owner.name, name, descriptor, b.owner.isInterface());
  }

  static boolean canCall(Body b, Ty type) {
    if (b.rank <= 0) {
      return false;
    }
    for (Ty each : b.world.functions) {
      if (each.function.result() == type || each.function.result().isA(type)) {
        return true;
      }
    }
    return false;
  }

  static void call(Body b, Ty type, int depth) {
    List<Ty> functions = new ArrayList<>(b.world.functions);
    functions.removeIf(each -> each.function.result() != type && !each.function.result().isA(type));
    Ty function = b.choices.oneOf(functions);
    Local local = b.locals.pick(b.choices, each -> each.type() == function);
    if (local != null && b.choices.chance(85)) {
      b.load(local);
    } else {
      Expressions.present(b, function, depth - 1);
    }
    apply(b, function, depth);
  }

  /** Calls the function on the stack; leaves its result. */
  static void apply(Body b, Ty type, int depth) {
    for (Ty each : type.function.parameters()) {
      Expressions.emit(b, each, depth - 1);
    }
    invoke(b, type);
  }

  static void invoke(Body b, Ty type) {
    Functional function = type.function;
    if (b.choices.chance(30)) {
      b.line();
    }
    b.mv.visitMethodInsn(
        Opcodes.INVOKEINTERFACE,
        function.shape().owner(),
        function.shape().method(),
        function.shape().erased(),
        true);
    if (function.castsResult()) {
      b.checkCast(function.result());
    }
    b.uses(Feature.FUNCTION_CALL);
  }
}
