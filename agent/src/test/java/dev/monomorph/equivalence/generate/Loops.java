package dev.monomorph.equivalence.generate;

import java.util.List;
import org.objectweb.asm.Opcodes;

/** Loops, all of which end: by a counter, and in the last resort for want of fuel. */
final class Loops {
  private Loops() {}

  static boolean statement(Body b, int depth) {
    boolean nested = b.loops.stream().anyMatch(each -> each.next() != null);
    b.uses(nested ? Feature.NESTED_LOOP : Feature.LOOP);
    int[] scope = b.locals.scope();
    switch (b.choices.weighted(4, 2, 2, 4, 4, 3, 3)) {
      case 0 -> counted(b, depth);
      case 1 -> whileLoop(b, depth);
      case 2 -> doWhile(b, depth);
      case 3 -> {
        Local array = b.locals.pick(b.choices, each -> each.type().isArray());
        overArray(b, depth, array);
      }
      case 4 -> fold(b);
      case 5 -> Sums.loop(b);
      default -> {
        Local list = b.locals.pick(b.choices, each -> each.type() == Ty.LIST);
        overList(b, depth, list);
      }
    }
    b.locals.reset(scope, b.here());
    return true;
  }

  private static void enter(Body b, Mark next, Mark end) {
    b.loops.add(new Loop(next, end, b.monitors.size()));
  }

  private static void exit(Body b) {
    b.loops.remove(b.loops.size() - 1);
  }

  /** For i from 0 to a bound that may be an expression. */
  private static void counted(Body b, int depth) {
    Mark start = new Mark();
    Mark next = new Mark();
    Mark end = new Mark();
    b.push(0);
    Local i = b.declare(Ty.INT, false);
    b.place(start);
    b.load(i);
    bound(b);
    b.jump(Opcodes.IF_ICMPGE, end);
    b.burn();
    enter(b, next, end);
    Statements.block(b, depth - 1, 3);
    exit(b);
    b.place(next);
    if (b.reachable()) {
      b.mv.visitIincInsn(i.slot(), 1);
      b.jump(Opcodes.GOTO, start);
    }
    b.place(end);
  }

  private static void bound(Body b) {
    if (b.choices.chance(25)) {
      Expressions.emit(b, Ty.INT, 1);
      b.push(7);
      b.op(Opcodes.IAND);
    } else {
      b.push(1 + b.choices.below(5));
    }
  }

  /** While a condition holds, and at most a few times. */
  private static void whileLoop(Body b, int depth) {
    Mark start = new Mark();
    Mark end = new Mark();
    b.push(1 + b.choices.below(6));
    Local left = b.declare(Ty.INT, false);
    b.place(start);
    b.mv.visitIincInsn(left.slot(), -1);
    b.load(left);
    b.jump(Opcodes.IFLT, end);
    b.burn();
    if (b.choices.chance(60)) {
      Conditions.unless(b, end, 2);
    }
    enter(b, start, end);
    Statements.block(b, depth - 1, 3);
    exit(b);
    b.jump(Opcodes.GOTO, start);
    b.place(end);
  }

  private static void doWhile(Body b, int depth) {
    Mark start = new Mark();
    Mark next = new Mark();
    Mark end = new Mark();
    b.push(1 + b.choices.below(4));
    Local left = b.declare(Ty.INT, false);
    b.place(start);
    b.burn();
    enter(b, next, end);
    Statements.block(b, depth - 1, 3);
    exit(b);
    b.place(next);
    if (b.reachable()) {
      b.mv.visitIincInsn(left.slot(), -1);
      b.load(left);
      b.jump(Opcodes.IFGT, start);
    }
    b.place(end);
  }

  /** For each element of an array. */
  static void overArray(Body b, int depth, Local chosen) {
    b.uses(Feature.ARRAY_LOOP);
    Ty type = chosen == null ? b.choices.oneOf(b.world.arrays) : chosen.type();
    if (chosen != null) {
      b.load(chosen);
    } else {
      Expressions.present(b, type, 2);
    }
    byNumber(b, depth, type, type.element);
  }

  /** For each element of a list, by its iterator or by its number. */
  static void overList(Body b, int depth, Local chosen) {
    b.uses(Feature.LIST_LOOP);
    if (chosen != null) {
      b.load(chosen);
    } else {
      Expressions.present(b, Ty.LIST, 2);
    }
    if (b.choices.chance(50)) {
      byNumber(b, depth, Ty.LIST, Ty.OBJECT);
    } else {
      byIterator(b, depth);
    }
  }

  /** What holds the elements is on the stack. */
  private static void byNumber(Body b, int depth, Ty type, Ty elements) {
    Local holder = b.declare(type, false);
    b.push(0);
    Local i = b.declare(Ty.INT, false);
    Mark start = new Mark();
    Mark next = new Mark();
    Mark end = new Mark();
    b.place(start);
    b.load(i);
    b.load(holder);
    if (type == Ty.LIST) {
      ask(b, "java/util/List", "size", "()I");
    } else {
      b.op(Opcodes.ARRAYLENGTH);
    }
    b.jump(Opcodes.IF_ICMPGE, end);
    b.burn();
    int[] scope = b.locals.scope();
    b.load(holder);
    b.load(i);
    if (type == Ty.LIST) {
      ask(b, "java/util/List", "get", "(I)Ljava/lang/Object;");
    } else {
      b.op(elements.opcode(Opcodes.IALOAD));
    }
    body(b, depth, b.declare(elements), next, end);
    b.locals.reset(scope, b.here());
    b.place(next);
    if (b.reachable()) {
      b.mv.visitIincInsn(i.slot(), 1);
      b.jump(Opcodes.GOTO, start);
    }
    b.place(end);
  }

  private static void byIterator(Body b, int depth) {
    int iterator = b.locals.hidden(1);
    ask(b, "java/util/List", "iterator", "()Ljava/util/Iterator;");
    b.mv.visitVarInsn(Opcodes.ASTORE, iterator);
    Mark next = new Mark();
    Mark end = new Mark();
    b.place(next);
    b.mv.visitVarInsn(Opcodes.ALOAD, iterator);
    ask(b, "java/util/Iterator", "hasNext", "()Z");
    b.jump(Opcodes.IFEQ, end);
    b.burn();
    int[] scope = b.locals.scope();
    b.mv.visitVarInsn(Opcodes.ALOAD, iterator);
    ask(b, "java/util/Iterator", "next", "()Ljava/lang/Object;");
    body(b, depth, b.declare(Ty.OBJECT), next, end);
    b.locals.reset(scope, b.here());
    b.jump(Opcodes.GOTO, next);
    b.place(end);
  }

  private static void ask(Body b, String type, String name, String descriptor) {
    b.mv.visitMethodInsn(Opcodes.INVOKEINTERFACE, type, name, descriptor, true);
  }

  private static void body(Body b, int depth, Local element, Mark next, Mark end) {
    enter(b, next, end);
    if (b.choices.chance(60)) {
      ParameterUse.of(b, element, 1);
    }
    Statements.block(b, depth - 1, 2);
    exit(b);
  }

  /** An accumulator that a function, or any expression, is applied to again and again. */
  static void fold(Body b) {
    b.uses(Feature.FOLD);
    Ty function = function(b);
    Ty type = function == null ? Ty.INT : function.function.result();
    Expressions.emit(b, type, 1);
    Local sum = b.declare(type);
    rounds(
        b,
        2,
        5,
        () -> {
          step(b, function, sum);
          b.store(sum);
        });
    b.load(sum);
    Logging.log(b, type);
  }

  /**
   * A loop that is not left early.
   *
   * @param least how many rounds at least
   * @param counts of how many counts one is drawn
   */
  static void rounds(Body b, int least, int counts, Runnable round) {
    Mark start = new Mark();
    Mark end = new Mark();
    b.push(0);
    Local i = b.declare(Ty.INT, false);
    b.place(start);
    b.load(i);
    b.push(least + b.choices.below(counts));
    b.jump(Opcodes.IF_ICMPGE, end);
    b.burn();
    round.run();
    b.mv.visitIincInsn(i.slot(), 1);
    b.jump(Opcodes.GOTO, start);
    b.place(end);
  }

  private static void step(Body b, Ty function, Local sum) {
    if (function == null) {
      Expressions.emit(b, sum.type(), 2);
      return;
    }
    Local local = b.locals.pick(b.choices, each -> each.type() == function);
    if (local != null) {
      b.load(local);
    } else {
      Expressions.emit(b, function, 1);
    }
    boolean used = false;
    for (Ty each : function.function.parameters()) {
      if (!used && sum.type().isA(each)) {
        b.load(sum);
        used = true;
      } else {
        Expressions.emit(b, each, 1);
      }
    }
    Lambdas.invoke(b, function);
  }

  /** A function type that is worth applying: that of a variable, or one whose result goes in. */
  private static Ty function(Body b) {
    Local local = b.locals.pick(b.choices, each -> folds(each.type()));
    if (local != null) {
      return local.type();
    }
    List<Ty> candidates = b.world.functions.stream().filter(Loops::folds).toList();
    return candidates.isEmpty() ? null : b.choices.oneOf(candidates);
  }

  static boolean folds(Ty type) {
    return type.isFunction() && type.function.parameters().contains(type.function.result());
  }

  /** Leaves a loop or goes on to its next round, if a condition holds. */
  static boolean leave(Body b) {
    if (b.loops.isEmpty()) {
      return false;
    }
    Loop loop = b.choices.oneOf(b.loops);
    boolean again = loop.next() != null && b.choices.chance(50);
    Mark stay = new Mark();
    Conditions.unless(b, stay, 2);
    b.uses(again ? Feature.CONTINUE : Feature.BREAK);
    Mark target = again ? loop.next() : loop.end();
    Locks.leaving(b, loop.monitors(), () -> b.jump(Opcodes.GOTO, target));
    b.place(stay);
    return true;
  }
}
