package dev.monomorph.specialize.fact;

import org.objectweb.asm.Opcodes;

/** What instructions make of known ints, as JVMS 6.5 defines them. */
final class IntArithmetic {
  private IntArithmetic() {}

  /** The result of an instruction with one operand, or null where it is not known. */
  static Fact apply(int opcode, Fact operand) {
    if (!(operand.constant() instanceof Integer value)) {
      return null;
    }
    return switch (opcode) {
      case Opcodes.INEG -> Fact.constant(-value);
      case Opcodes.I2B -> Fact.constant((byte) (int) value);
      case Opcodes.I2C -> Fact.constant((char) (int) value);
      case Opcodes.I2S -> Fact.constant((short) (int) value);
      default -> null;
    };
  }

  /** The result of an instruction with two, or null where it is not known, or throws. */
  static Fact apply(int opcode, Fact first, Fact second) {
    boolean known = first.constant() instanceof Integer && second.constant() instanceof Integer;
    return known ? apply(opcode, (int) first.constant(), (int) second.constant()) : null;
  }

  private static Fact apply(int opcode, int a, int b) {
    return switch (opcode) {
      case Opcodes.IADD -> Fact.constant(a + b);
      case Opcodes.ISUB -> Fact.constant(a - b);
      case Opcodes.IMUL -> Fact.constant(a * b);
      case Opcodes.IDIV -> b == 0 ? null : Fact.constant(a / b);
      case Opcodes.IREM -> b == 0 ? null : Fact.constant(a % b);
      case Opcodes.ISHL -> Fact.constant(a << b);
      case Opcodes.ISHR -> Fact.constant(a >> b);
      case Opcodes.IUSHR -> Fact.constant(a >>> b);
      case Opcodes.IAND -> Fact.constant(a & b);
      case Opcodes.IOR -> Fact.constant(a | b);
      case Opcodes.IXOR -> Fact.constant(a ^ b);
      default -> null;
    };
  }
}
