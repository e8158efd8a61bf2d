package dev.monomorph.equivalence.generate;

import java.util.List;
import org.objectweb.asm.Opcodes;

/**
 * Writes statements: code that leaves the operand stack as it was, empty. Which forms there are
 * stands in one list.
 */
final class Statements {
  private record Form(int weight, int depth, Emitter emitter) {}

  private interface Emitter {
    /** Writes a statement, or answers false and writes none where it does not fit. */
    boolean emit(Body b, int depth);
  }

  /** The second number is how deep blocks must be allowed to nest for the form. */
  private static final List<Form> FORMS =
      List.of(
          new Form(7, 0, (b, depth) -> Logging.statement(b)),
          new Form(6, 0, (b, depth) -> Assignments.declare(b)),
          new Form(6, 0, (b, depth) -> Assignments.assign(b)),
          new Form(4, 0, (b, depth) -> Fields.write(b)),
          new Form(2, 0, (b, depth) -> Arrays.write(b)),
          new Form(4, 0, (b, depth) -> Assignments.evaluate(b)),
          new Form(2, 0, (b, depth) -> Throwing.statement(b)),
          new Form(2, 0, (b, depth) -> earlyReturn(b)),
          new Form(5, 0, (b, depth) -> Loops.leave(b)),
          new Form(5, 1, Statements::branch),
          new Form(5, 1, Loops::statement),
          new Form(5, 1, (b, depth) -> Carried.statement(b)),
          new Form(3, 1, Switches::statement),
          new Form(4, 1, Tries::statement),
          new Form(2, 1, Locks::statement),
          new Form(4, 1, TypeChains::statement));

  private Statements() {}

  /** A block of up to so many statements, with a scope of its own. */
  static void block(Body b, int depth, int limit) {
    int[] scope = b.locals.scope();
    sequence(b, depth, limit);
    b.locals.reset(scope, b.here());
  }

  private static void sequence(Body b, int depth, int limit) {
    boolean more = true;
    for (int i = 0; i < limit && more && b.reachable(); i++) {
      int span = b.choices.open();
      more = b.choices.chance(80) && b.spend();
      if (more) {
        statement(b, depth);
      }
      b.choices.close(span);
    }
    if (b.reachable() && b.choices.chance(25)) {
      Logging.variable(b);
    }
  }

  private static void statement(Body b, int depth) {
    b.line();
    int[] weights = new int[FORMS.size()];
    for (int i = 0; i < weights.length; i++) {
      Form form = FORMS.get(i);
      weights[i] = form.depth <= depth ? form.weight : 0;
    }
    if (!FORMS.get(b.choices.weighted(weights)).emitter.emit(b, depth)) {
      Logging.statement(b);
    }
  }

  /** The whole body of a method. */
  static void method(Body b) {
    b.line();
    if (b.method == null || b.rank >= 10 || b.method.recursive || hasChildren(b)) {
      b.burn();
    }
    if (b.method != null && b.method.recursive) {
      countDown(b);
    }
    if (b.method != null && b.method.target) {
      ParameterUse.emit(b);
    }
    sequence(b, 2, b.method != null && b.method.target ? 6 : 3);
    end(b);
  }

  private static boolean hasChildren(Body b) {
    return !Recursion.children(b, b.method.result).isEmpty();
  }

  /** Returns at once where the first parameter has reached 0. */
  private static void countDown(Body b) {
    Local parameter = b.locals.parameter(b.hasThis ? 1 : 0);
    Mark positive = new Mark();
    b.load(parameter);
    b.jump(Opcodes.IFGT, positive);
    end(b);
    b.place(positive);
    b.load(parameter);
    b.countdown = b.declare(Ty.INT, false);
  }

  /** The body of a lambda expression; it takes fuel unless it calls nothing, being of rank 0. */
  static void lambda(Body b, int depth) {
    b.line();
    if (b.rank > 0) {
      b.burn();
    }
    if (depth > 0) {
      sequence(b, 0, 2);
    }
    end(b);
  }

  private static void end(Body b) {
    if (b.reachable()) {
      b.line();
      int depth = b.method == null ? 2 : Expressions.DEPTH;
      if (b.result == Ty.INT && b.choices.chance(12)) {
        Arithmetic.compareBy(b, b.choices.oneOf(List.of(Ty.INT, Ty.LONG, Ty.DOUBLE)), depth);
      } else if (b.result != Ty.VOID) {
        Expressions.emit(b, b.result, depth);
      }
      leave(b);
    }
  }

  private static boolean earlyReturn(Body b) {
    Mark end = new Mark();
    Conditions.unless(b, end, 2);
    if (b.result != Ty.VOID) {
      Expressions.emit(b, b.result, 2);
    }
    leave(b);
    b.place(end);
    return true;
  }

  /** Returns the value on the stack. */
  private static void leave(Body b) {
    if (b.monitors.isEmpty()) {
      b.op(b.result.opcode(Opcodes.IRETURN));
      b.unreachable();
      return;
    }
    int[] scope = b.locals.scope();
    Local value = b.result == Ty.VOID ? null : b.declare(b.result, false);
    Locks.leaving(
        b,
        0,
        () -> {
          if (value != null) {
            b.load(value);
          }
          b.op(b.result.opcode(Opcodes.IRETURN));
          b.unreachable();
        });
    b.locals.reset(scope, b.here());
  }

  private static boolean branch(Body b, int depth) {
    Mark otherwise = new Mark();
    Mark end = new Mark();
    Conditions.unless(b, otherwise, Expressions.DEPTH);
    block(b, depth - 1, 3);
    boolean both = b.choices.chance(50);
    if (both) {
      b.jump(Opcodes.GOTO, end);
    }
    b.place(otherwise);
    if (both) {
      block(b, depth - 1, 3);
    }
    b.place(end);
    return true;
  }
}
