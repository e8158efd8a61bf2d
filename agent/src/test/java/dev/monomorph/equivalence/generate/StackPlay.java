package dev.monomorph.equivalence.generate;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;

/** Expressions that need the stack-shuffling instructions. */
final class StackPlay {
  /** Operands of these types, then these instructions, leave one value of the result's type. */
  private record Shuffle(Ty result, List<Ty> operands, List<Integer> opcodes) {}

  private static final Ty I = Ty.INT;
  private static final Ty J = Ty.LONG;
  private static final Ty D = Ty.DOUBLE;

  private static final List<Shuffle> SHUFFLES =
      List.of(
          of(I, List.of(I), Opcodes.DUP, Opcodes.IMUL),
          of(I, List.of(I, I), Opcodes.SWAP, Opcodes.ISUB),
          of(I, List.of(I, I), Opcodes.DUP_X1, Opcodes.IADD, Opcodes.ISUB),
          of(
              I,
              List.of(J, I),
              Opcodes.DUP_X2,
              Opcodes.I2L,
              Opcodes.LADD,
              Opcodes.L2I,
              Opcodes.IADD),
          of(I, List.of(I, I), Opcodes.DUP2, Opcodes.IMUL, Opcodes.IXOR, Opcodes.ISUB),
          of(I, List.of(I, I), Opcodes.DUP2, Opcodes.POP, Opcodes.ISUB, Opcodes.SWAP, Opcodes.IXOR),
          of(
              I,
              List.of(I, I, I),
              Opcodes.DUP2_X1,
              Opcodes.IADD,
              Opcodes.ISUB,
              Opcodes.IXOR,
              Opcodes.ISUB),
          of(
              I,
              List.of(I, I, I, I),
              Opcodes.DUP2_X2,
              Opcodes.IADD,
              Opcodes.ISUB,
              Opcodes.IXOR,
              Opcodes.ISUB,
              Opcodes.IADD),
          of(J, List.of(J), Opcodes.DUP2, Opcodes.LMUL),
          of(J, List.of(J, J), Opcodes.DUP2_X2, Opcodes.LADD, Opcodes.LSUB),
          of(
              J,
              List.of(I, J),
              Opcodes.DUP2_X1,
              Opcodes.L2I,
              Opcodes.IADD,
              Opcodes.I2L,
              Opcodes.LADD),
          of(J, List.of(J, J), Opcodes.POP2),
          of(D, List.of(D), Opcodes.DUP2, Opcodes.DMUL),
          of(D, List.of(D, D), Opcodes.DUP2_X2, Opcodes.DADD, Opcodes.DSUB),
          of(
              D,
              List.of(D, I),
              Opcodes.DUP_X2,
              Opcodes.POP,
              Opcodes.DNEG,
              Opcodes.DUP2_X1,
              Opcodes.POP2,
              Opcodes.I2D,
              Opcodes.DADD));

  private StackPlay() {}

  private static Shuffle of(Ty result, List<Ty> operands, Integer... opcodes) {
    return new Shuffle(result, operands, List.of(opcodes));
  }

  static boolean fits(Body b, Ty type) {
    return type == I || type == J || type == D || assigned(b, type) > 0;
  }

  private static int assigned(Body b, Ty type) {
    return b.locals.count(each -> each.mutable() && each.type() == type);
  }

  static void emit(Body b, Ty type, int depth) {
    boolean whole = type == I || type == J;
    boolean number = whole || type == D;
    int assign = assigned(b, type) > 0 ? 3 : 0;
    switch (b.choices.weighted(assign, number ? 4 : 0, whole ? 3 : 0, whole ? 2 : 0)) {
      case 0 -> assignment(b, type, depth);
      case 1 -> shuffle(b, type, depth);
      case 2 -> fieldIncrement(b, type, depth);
      default -> elementIncrement(b, type, depth);
    }
    b.uses(Feature.STACK_SHUFFLE);
  }

  private static void assignment(Body b, Ty type, int depth) {
    Local local = b.locals.pick(b.choices, each -> each.mutable() && each.type() == type);
    Expressions.emit(b, type, depth - 1);
    b.op(type.size() == 2 ? Opcodes.DUP2 : Opcodes.DUP);
    b.store(local);
  }

  private static void shuffle(Body b, Ty type, int depth) {
    List<Shuffle> fitting = new ArrayList<>(SHUFFLES);
    fitting.removeIf(each -> each.result != type);
    Shuffle shuffle = b.choices.oneOf(fitting);
    for (Ty each : shuffle.operands) {
      Expressions.emit(b, each, depth - 1);
    }
    for (int each : shuffle.opcodes) {
      b.op(each);
    }
  }

  private static void one(Body b, Ty type) {
    b.op(type == I ? Opcodes.ICONST_1 : Opcodes.LCONST_1);
    b.op(type.opcode(b.choices.chance(30) ? Opcodes.ISUB : Opcodes.IADD));
  }

  /** The value of a field before it is incremented. */
  private static void fieldIncrement(Body b, Ty type, int depth) {
    FieldModel field = Fields.pick(b, b.world.holding(type), true);
    if (field == null) {
      Constants.push(b, type);
      return;
    }
    boolean wide = type.size() == 2;
    if (field.isStatic()) {
      Fields.access(b, field, Opcodes.GETSTATIC);
      b.op(wide ? Opcodes.DUP2 : Opcodes.DUP);
    } else {
      Fields.receiver(b, field, depth);
      b.op(Opcodes.DUP);
      Fields.access(b, field, Opcodes.GETFIELD);
      b.op(wide ? Opcodes.DUP2_X1 : Opcodes.DUP_X1);
    }
    one(b, type);
    Fields.access(b, field, field.isStatic() ? Opcodes.PUTSTATIC : Opcodes.PUTFIELD);
  }

  /** The value of an array's element after it is incremented. */
  private static void elementIncrement(Body b, Ty type, int depth) {
    Expressions.present(b, type.array, depth - 1);
    Arrays.writable(b, type.array);
    Arrays.index(b, depth - 1);
    b.op(Opcodes.DUP2);
    b.op(type.opcode(Opcodes.IALOAD));
    one(b, type);
    b.op(type.size() == 2 ? Opcodes.DUP2_X2 : Opcodes.DUP_X2);
    b.op(type.opcode(Opcodes.IASTORE));
  }
}
