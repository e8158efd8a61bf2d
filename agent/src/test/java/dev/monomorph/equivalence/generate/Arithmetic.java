package dev.monomorph.equivalence.generate;

import java.util.List;
import org.objectweb.asm.Opcodes;

/** Arithmetic, comparisons as numbers, and conversions. */
final class Arithmetic {
  private static final List<Integer> BOTH =
      List.of(Opcodes.IADD, Opcodes.ISUB, Opcodes.IMUL, Opcodes.IDIV, Opcodes.IREM);
  private static final List<Integer> BITS = List.of(Opcodes.IXOR, Opcodes.IAND, Opcodes.IOR);
  private static final List<Integer> SHIFTS = List.of(Opcodes.ISHL, Opcodes.ISHR, Opcodes.IUSHR);
  private static final List<Ty> WIDE = List.of(Ty.INT, Ty.LONG, Ty.DOUBLE, Ty.FLOAT);

  private Arithmetic() {}

  static void emit(Body b, Ty type, int depth) {
    if (type.size() == 1 && type.isIntLike() && type != Ty.INT) {
      Expressions.emit(b, Ty.INT, depth - 1);
      convert(b, Ty.INT, type);
      return;
    }
    boolean whole = type == Ty.INT || type == Ty.LONG;
    switch (b.choices.weighted(8, whole ? 4 : 0, whole ? 2 : 0, 1, 2, type == Ty.INT ? 2 : 0)) {
      case 0 -> binary(b, type, depth);
      case 1 -> {
        operands(b, type, type, depth);
        b.op(type.opcode(b.choices.oneOf(BITS)));
      }
      case 2 -> {
        operands(b, type, Ty.INT, depth);
        b.op(type.opcode(b.choices.oneOf(SHIFTS)));
      }
      case 3 -> {
        Expressions.emit(b, type, depth - 1);
        b.op(type.opcode(Opcodes.INEG));
      }
      case 4 -> {
        Ty from = b.choices.oneOf(WIDE);
        Expressions.emit(b, from, depth - 1);
        convert(b, from, type);
      }
      default -> compare(b, depth);
    }
    note(b, type);
  }

  private static void operands(Body b, Ty left, Ty right, int depth) {
    Expressions.emit(b, left, depth - 1);
    Expressions.emit(b, right, depth - 1);
  }

  private static void binary(Body b, Ty type, int depth) {
    int opcode = b.choices.oneOf(BOTH);
    operands(b, type, type, depth);
    boolean divides = opcode == Opcodes.IDIV || opcode == Opcodes.IREM;
    if (divides && b.choices.chance(85)) {
      makeOdd(b, type);
    }
    b.op(type.opcode(opcode));
  }

  /** Makes sure that a divisor is not 0. */
  private static void makeOdd(Body b, Ty type) {
    if (type == Ty.INT) {
      b.push(1);
      b.op(Opcodes.IOR);
    } else if (type == Ty.LONG) {
      b.op(Opcodes.LCONST_1);
      b.op(Opcodes.LOR);
    }
  }

  /** A comparison of two wide numbers, whose result is -1, 0 or 1. */
  private static void compare(Body b, int depth) {
    Ty type = b.choices.oneOf(WIDE.subList(1, WIDE.size()));
    operands(b, type, type, depth);
    b.op(comparison(type, b.choices.chance(50)));
    note(b, type);
  }

  /** The same by the method of the wrapper class. */
  static void compareBy(Body b, Ty type, int depth) {
    operands(b, type, type, depth);
    String descriptor = '(' + type.descriptor() + type.descriptor() + ")I";
    b.invokeStatic(type.box.internalName(), "compare", descriptor);
    b.uses(Feature.THREE_WAY);
  }

  static int comparison(Ty type, boolean greater) {
    if (type == Ty.LONG) {
      return Opcodes.LCMP;
    }
    if (type == Ty.FLOAT) {
      return greater ? Opcodes.FCMPG : Opcodes.FCMPL;
    }
    return greater ? Opcodes.DCMPG : Opcodes.DCMPL;
  }

  private static void note(Body b, Ty type) {
    switch (type.kind) {
      case LONG -> b.uses(Feature.LONG_ARITHMETIC);
      case FLOAT -> b.uses(Feature.FLOAT_ARITHMETIC);
      case DOUBLE -> b.uses(Feature.DOUBLE_ARITHMETIC);
      default -> b.uses(Feature.INT_ARITHMETIC);
    }
  }

  /** Converts between numeric types, as a cast does. */
  static void convert(Body b, Ty from, Ty to) {
    if (from == to) {
      return;
    }
    b.uses(Feature.CONVERSION);
    boolean small = to.isIntLike() && to != Ty.INT;
    Ty wide = small ? Ty.INT : to;
    Ty source = from.isIntLike() ? Ty.INT : from;
    if (source != wide) {
      b.op(conversion(source, wide));
    }
    if (small) {
      b.op(to == Ty.BYTE ? Opcodes.I2B : to == Ty.CHAR ? Opcodes.I2C : Opcodes.I2S);
    }
  }

  private static int conversion(Ty from, Ty to) {
    return switch (from.kind) {
      case INT -> to == Ty.LONG ? Opcodes.I2L : to == Ty.FLOAT ? Opcodes.I2F : Opcodes.I2D;
      case LONG -> to == Ty.INT ? Opcodes.L2I : to == Ty.FLOAT ? Opcodes.L2F : Opcodes.L2D;
      case FLOAT -> to == Ty.INT ? Opcodes.F2I : to == Ty.LONG ? Opcodes.F2L : Opcodes.F2D;
      default -> to == Ty.INT ? Opcodes.D2I : to == Ty.LONG ? Opcodes.D2L : Opcodes.D2F;
    };
  }
}
