package dev.monomorph.equivalence.generate;

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
      case 4 -> Folds.loop(b);
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

  /** What is done for each element. */
  interface Round {
    /**
     * Emits it.
     *
     * @param element loads the element
     * @param next where the round ends
     * @param end where the loop ends
     */
    void emit(Runnable element, Mark next, Mark end);
  }

  private static void byNumber(Body b, int depth, Ty type, Ty elements) {
    byNumber(
        b,
        type,
        elements,
        (element, next, end) -> {
          element.run();
          body(b, depth, b.declare(elements), next, end);
        });
  }

  /** What holds the elements is on the stack. */
  static void byNumber(Body b, Ty type, Ty elements, Round round) {
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
    round.emit(() -> element(b, holder, i, elements), next, end);
    b.locals.reset(scope, b.here());
    b.place(next);
    if (b.reachable()) {
      b.mv.visitIincInsn(i.slot(), 1);
      b.jump(Opcodes.GOTO, start);
    }
    b.place(end);
  }

  private static void element(Body b, Local holder, Local i, Ty elements) {
    b.load(holder);
    b.load(i);
    if (holder.type() == Ty.LIST) {
      ask(b, "java/util/List", "get", "(I)Ljava/lang/Object;");
    } else {
      b.op(elements.opcode(Opcodes.IALOAD));
    }
  }

  private static void byIterator(Body b, int depth) {
    byIterator(
        b,
        true,
        (element, next, end) -> {
          element.run();
          body(b, depth, b.declare(Ty.OBJECT), next, end);
        });
  }

  /**
   * Over the list that is on the stack, which is never long.
   *
   * @param burns whether each round takes fuel
   */
  static void byIterator(Body b, boolean burns, Round round) {
    int iterator = b.locals.hidden(1);
    ask(b, "java/util/List", "iterator", "()Ljava/util/Iterator;");
    b.mv.visitVarInsn(Opcodes.ASTORE, iterator);
    Mark next = new Mark();
    Mark end = new Mark();
    b.place(next);
    b.mv.visitVarInsn(Opcodes.ALOAD, iterator);
    ask(b, "java/util/Iterator", "hasNext", "()Z");
    b.jump(Opcodes.IFEQ, end);
    if (burns) {
      b.burn();
    }
    int[] scope = b.locals.scope();
    round.emit(() -> next(b, iterator), next, end);
    b.locals.reset(scope, b.here());
    b.jump(Opcodes.GOTO, next);
    b.place(end);
  }

  private static void next(Body b, int iterator) {
    b.mv.visitVarInsn(Opcodes.ALOAD, iterator);
    ask(b, "java/util/Iterator", "next", "()Ljava/lang/Object;");
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
