package dev.monomorph.equivalence.generate;

import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Conditions, as jumps and as values. */
final class Conditions {
  private static final List<Integer> AGAINST_ZERO =
      List.of(Opcodes.IFEQ, Opcodes.IFNE, Opcodes.IFLT, Opcodes.IFGE, Opcodes.IFGT, Opcodes.IFLE);
  private static final List<Integer> OF_INTS =
      List.of(
          Opcodes.IF_ICMPEQ,
          Opcodes.IF_ICMPNE,
          Opcodes.IF_ICMPLT,
          Opcodes.IF_ICMPGE,
          Opcodes.IF_ICMPGT,
          Opcodes.IF_ICMPLE);
  private static final List<Ty> WIDE = List.of(Ty.LONG, Ty.DOUBLE, Ty.FLOAT);

  private Conditions() {}

  /** Goes on if a condition holds, else jumps. */
  static void unless(Body b, Mark otherwise, int depth) {
    int span = b.choices.open();
    int inner = depth - 1;
    switch (b.choices.weighted(4, 4, 5, 3, 3, 5, 3, 3, depth > 1 ? 3 : 0)) {
      case 0 -> {
        Expressions.emit(b, Ty.BOOLEAN, inner);
        b.jump(Opcodes.IFEQ, otherwise);
      }
      case 1 -> {
        Expressions.emit(b, Ty.INT, inner);
        b.jump(b.choices.oneOf(AGAINST_ZERO), otherwise);
      }
      case 2 -> {
        Expressions.emit(b, Ty.INT, inner);
        Expressions.emit(b, Ty.INT, inner);
        b.jump(b.choices.oneOf(OF_INTS), otherwise);
      }
      case 3 -> wide(b, otherwise, inner);
      case 4 -> nullTest(b, otherwise, inner);
      case 5 -> {
        isInstance(b, inner);
        b.jump(b.choices.chance(30) ? Opcodes.IFNE : Opcodes.IFEQ, otherwise);
      }
      case 6 -> sameClass(b, otherwise, inner);
      case 7 -> identity(b, otherwise, inner);
      default -> both(b, otherwise, depth);
    }
    b.choices.close(span);
  }

  private static void wide(Body b, Mark otherwise, int depth) {
    Ty type = b.choices.oneOf(WIDE);
    Expressions.emit(b, type, depth);
    Expressions.emit(b, type, depth);
    b.op(Arithmetic.comparison(type, b.choices.chance(50)));
    b.jump(b.choices.oneOf(AGAINST_ZERO), otherwise);
  }

  private static void nullTest(Body b, Mark otherwise, int depth) {
    Expressions.emit(b, tested(b), depth);
    b.jump(b.choices.chance(30) ? Opcodes.IFNONNULL : Opcodes.IFNULL, otherwise);
    b.uses(Feature.NULL_TEST);
  }

  private static void isInstance(Body b, int depth) {
    Ty type = tested(b);
    Expressions.emit(b, type, depth);
    b.mv.visitTypeInsn(Opcodes.INSTANCEOF, tests(b, type).internalName());
    b.uses(Feature.INSTANCEOF);
  }

  /** Compares {@code getClass()} with a class literal, or with that of another value. */
  private static void sameClass(Body b, Mark otherwise, int depth) {
    Ty type = tested(b);
    Expressions.present(b, type, depth);
    b.invokeVirtual("java/lang/Object", "getClass", "()Ljava/lang/Class;");
    if (b.choices.chance(25)) {
      Expressions.present(b, type, depth);
      b.invokeVirtual("java/lang/Object", "getClass", "()Ljava/lang/Class;");
    } else {
      b.mv.visitLdcInsn(Type.getObjectType(tests(b, type).internalName()));
    }
    b.jump(acmp(b), otherwise);
    b.uses(Feature.CLASS_TEST);
  }

  private static void identity(Body b, Mark otherwise, int depth) {
    if (b.choices.chance(45)) {
      Boxes.identity(b, otherwise, depth);
      return;
    }
    Ty type = tested(b);
    Expressions.emit(b, type, depth);
    Expressions.emit(b, type, depth);
    b.jump(acmp(b), otherwise);
    b.uses(Feature.ACMP);
  }

  private static int acmp(Body b) {
    return b.choices.chance(30) ? Opcodes.IF_ACMPEQ : Opcodes.IF_ACMPNE;
  }

  /** Both conditions, or one of them. */
  private static void both(Body b, Mark otherwise, int depth) {
    if (b.choices.chance(60)) {
      unless(b, otherwise, depth - 1);
      unless(b, otherwise, depth - 1);
      return;
    }
    Mark second = new Mark();
    Mark holds = new Mark();
    unless(b, second, depth - 1);
    b.jump(Opcodes.GOTO, holds);
    b.place(second);
    unless(b, otherwise, depth - 1);
    b.place(holds);
  }

  /** A type whose values are worth testing: that of a variable, if there is one. */
  static Ty tested(Body b) {
    Local local =
        b.locals.pick(
            b.choices,
            each -> each.type().isReference() && !each.type().isFunction() && b.canLoad(each));
    return local == null || b.choices.chance(15) ? Ty.OBJECT : local.type();
  }

  /** A type to test values of the given one for: mostly one below it. */
  static Ty tests(Body b, Ty type) {
    List<Ty> below = b.world.below(type);
    return below.isEmpty() || b.choices.chance(8) ? type : b.choices.oneOf(below);
  }

  /** A condition as a value. */
  static void value(Body b, Ty type, int depth) {
    if (b.choices.chance(25)) {
      isInstance(b, depth - 1);
      return;
    }
    choose(b, depth, Ty.BOOLEAN, true);
  }

  static void ternary(Body b, Ty type, int depth) {
    choose(b, depth, type, false);
  }

  private static void choose(Body b, int depth, Ty type, boolean constant) {
    Mark otherwise = new Mark();
    Mark end = new Mark();
    unless(b, otherwise, depth - 1);
    branch(b, type, depth, constant, Opcodes.ICONST_1);
    b.jump(Opcodes.GOTO, end);
    b.place(otherwise);
    branch(b, type, depth, constant, Opcodes.ICONST_0);
    b.place(end);
  }

  private static void branch(Body b, Ty type, int depth, boolean constant, int opcode) {
    if (constant) {
      b.op(opcode);
    } else {
      Expressions.emit(b, type, depth - 1);
    }
  }
}
