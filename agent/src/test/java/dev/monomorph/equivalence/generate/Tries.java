package dev.monomorph.equivalence.generate;

import dev.monomorph.equivalence.generate.ClassModel.Kind;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Statements that catch what others throw. */
final class Tries {
  private static final String RUNTIME = "java/lang/RuntimeException";

  private static final List<String> PLATFORM =
      List.of(
          RUNTIME,
          RUNTIME,
          RUNTIME,
          "java/lang/NullPointerException",
          "java/lang/ClassCastException",
          "java/lang/ArithmeticException",
          "java/lang/ArrayIndexOutOfBoundsException",
          "java/lang/IndexOutOfBoundsException",
          "java/lang/ArrayStoreException",
          "java/lang/IllegalStateException",
          "java/lang/Throwable");

  private Tries() {}

  static boolean statement(Body b, int depth) {
    List<String> caught = types(b);
    guarded(b, caught, depth, () -> body(b, caught, depth));
    return true;
  }

  /** Something that goes on with the next statement even if it throws. */
  static void shielded(Body b, Runnable body) {
    guarded(b, List.of(RUNTIME), 0, body);
  }

  private static void guarded(Body b, List<String> caught, int depth, Runnable body) {
    Mark end = new Mark();
    Label start = b.here();
    b.op(Opcodes.NOP);
    int[] scope = b.locals.scope();
    body.run();
    b.locals.reset(scope, b.here());
    b.jump(Opcodes.GOTO, end);
    Label stop = b.here();
    for (String each : caught) {
      b.mv.visitTryCatchBlock(start, stop, handler(b, each, depth, end), each);
    }
    if (caught.isEmpty() || (depth > 0 && b.choices.chance(25))) {
      // what the handlers throw is covered as well
      Label all = b.here();
      b.mv.visitTryCatchBlock(start, all, finallyHandler(b, depth), null);
    }
    b.place(end);
  }

  private static void body(Body b, List<String> caught, int depth) {
    if (b.choices.chance(60)) {
      provoke(b, caught);
    } else {
      Logging.statement(b);
    }
    Statements.block(b, depth - 1, 3);
  }

  /** Something that may well throw what is caught, or else something that may not. */
  private static void provoke(Body b, List<String> caught) {
    boolean all = caught.contains(RUNTIME) || caught.contains("java/lang/Throwable");
    int arithmetic = weight(all, caught, "Arithmetic");
    int cast = weight(all, caught, "ClassCast");
    int bounds = weight(all, caught, "Bounds");
    int nulls = weight(all, caught, "NullPointer");
    switch (b.choices.weighted(2, arithmetic, cast, bounds, nulls)) {
      case 0 -> Assignments.evaluate(b);
      case 1 -> {
        Expressions.emit(b, Ty.INT, 2);
        Expressions.emit(b, Ty.INT, 1);
        b.push(1);
        b.op(Opcodes.IAND);
        b.op(Opcodes.IDIV);
        Logging.log(b, Ty.INT);
      }
      case 2 -> {
        Ty type = Conditions.tested(b);
        Expressions.emit(b, type, 2);
        b.checkCast(Conditions.tests(b, type));
        b.op(Opcodes.POP);
      }
      case 3 -> {
        Expressions.present(b, Ty.INT.array, 1);
        b.push(b.choices.below(4));
        b.op(Opcodes.IALOAD);
        Logging.log(b, Ty.INT);
      }
      default -> missing(b);
    }
  }

  private static int weight(boolean all, List<String> caught, String part) {
    return all || caught.stream().anyMatch(each -> each.contains(part)) ? 2 : 0;
  }

  /** Something done with an object that may be null. */
  private static void missing(Body b) {
    Expressions.emit(b, Conditions.tested(b), 1);
    b.invokeVirtual("java/lang/Object", "getClass", "()Ljava/lang/Class;");
    Logging.log(b, Ty.OBJECT);
  }

  private static List<String> types(Body b) {
    List<String> names = new ArrayList<>(PLATFORM);
    for (ClassModel each : b.world.of(Kind.EXCEPTION)) {
      names.add(each.name);
      names.add(each.name);
    }
    List<String> result = new ArrayList<>();
    for (int i = 0; i < 3 && b.choices.chance(i == 0 ? 90 : 40); i++) {
      String name = b.choices.oneOf(names);
      if (!result.contains(name)) {
        result.add(name);
      }
    }
    if (result.size() > 1) {
      b.uses(Feature.MULTI_HANDLER);
    }
    return result;
  }

  private static Label handler(Body b, String type, int depth, Mark end) {
    b.uses(Feature.CATCH);
    Label label = b.here();
    b.reached();
    int[] scope = b.locals.scope();
    ClassModel model = b.world.byName.get(type);
    Local caught = b.declare(model == null ? Ty.THROWABLE : model.type);
    b.line();
    b.load(caught);
    boolean trace = b.choices.chance(50);
    b.invokeStatic(
        World.TRACE,
        trace ? "trace" : "log",
        trace ? "(Ljava/lang/Throwable;)V" : "(Ljava/lang/Object;)V");
    if (depth > 0) {
      Statements.block(b, depth - 1, 2);
    }
    if (depth > 0 && b.reachable() && b.choices.chance(15)) {
      b.load(caught);
      b.throwIt();
    }
    b.jump(Opcodes.GOTO, end);
    b.locals.reset(scope, b.here());
    return label;
  }

  private static Label finallyHandler(Body b, int depth) {
    b.uses(Feature.FINALLY);
    Label label = b.here();
    b.reached();
    int[] scope = b.locals.scope();
    Local caught = b.declare(Ty.THROWABLE, false);
    b.line();
    Logging.text(b, "finally");
    Statements.block(b, depth - 1, 2);
    if (b.reachable()) {
      b.load(caught);
      b.throwIt();
    }
    b.locals.reset(scope, b.here());
    return label;
  }
}
