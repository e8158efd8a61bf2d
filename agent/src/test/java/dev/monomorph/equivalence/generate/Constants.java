package dev.monomorph.equivalence.generate;

import java.util.List;
import org.objectweb.asm.Opcodes;

/** Literals: simple ones first, then those at the borders of something. */
final class Constants {
  private static final List<Integer> INTS =
      List.of(
          0,
          1,
          2,
          3,
          4,
          5,
          7,
          10,
          -1,
          -2,
          31,
          100,
          127,
          128,
          -128,
          -129,
          255,
          1000,
          32767,
          65536,
          -32769,
          1 << 20,
          Integer.MAX_VALUE,
          Integer.MIN_VALUE);
  private static final List<Long> LONGS =
      List.of(
          0L,
          1L,
          2L,
          3L,
          10L,
          -1L,
          127L,
          128L,
          1L << 32,
          -129L,
          1L << 53,
          Long.MIN_VALUE,
          Long.MAX_VALUE);
  private static final List<Double> DOUBLES =
      List.of(
          0.0,
          1.0,
          2.0,
          0.5,
          -1.0,
          10.25,
          -0.0,
          1e10,
          Double.NaN,
          Double.POSITIVE_INFINITY,
          Double.NEGATIVE_INFINITY,
          Double.MIN_VALUE,
          Double.MAX_VALUE);

  /** "Aa" and "BB" have the same hash code. */
  private static final List<String> STRINGS =
      List.of("", "a", "b", "Aa", "BB", "one", "two", "x1", "\u00e9\u4e16", "a longer string", "7");

  private Constants() {}

  static int ofInt(Choices choices) {
    return choices.chance(40) ? choices.oneOf(INTS) : choices.below(8);
  }

  static String ofString(Choices choices) {
    return choices.oneOf(STRINGS);
  }

  static void push(Body b, Ty primitive) {
    switch (primitive.kind) {
      case BOOLEAN -> b.push(b.choices.below(2));
      case CHAR ->
          b.push(b.choices.chance(25) ? (char) ofInt(b.choices) : 'a' + b.choices.below(26));
      case BYTE -> b.push((byte) ofInt(b.choices));
      case SHORT -> b.push((short) ofInt(b.choices));
      case INT -> b.push(ofInt(b.choices));
      case LONG -> push(b, b.choices.oneOf(LONGS));
      case FLOAT -> push(b, (float) (double) b.choices.oneOf(DOUBLES));
      default -> push(b, (double) b.choices.oneOf(DOUBLES));
    }
  }

  private static void push(Body b, long value) {
    if (value == 0 || value == 1) {
      b.op(value == 0 ? Opcodes.LCONST_0 : Opcodes.LCONST_1);
    } else {
      b.mv.visitLdcInsn(value);
    }
  }

  private static void push(Body b, float value) {
    if (value == 1 || value == 2) {
      b.op(value == 1 ? Opcodes.FCONST_1 : Opcodes.FCONST_2);
    } else {
      b.mv.visitLdcInsn(value);
    }
  }

  private static void push(Body b, double value) {
    if (value == 1) {
      b.op(Opcodes.DCONST_1);
    } else {
      b.mv.visitLdcInsn(value);
    }
  }
}
