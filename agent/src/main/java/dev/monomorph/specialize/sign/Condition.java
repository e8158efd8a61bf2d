package dev.monomorph.specialize.sign;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** What code asks of the result of a comparison, which is negative, 0, or positive. */
public enum Condition {
  ZERO(Opcodes.IFEQ, Opcodes.IFNE, Opcodes.IF_ICMPEQ),
  NEGATIVE(Opcodes.IFLT, Opcodes.IFGE, Opcodes.IF_ICMPLT),
  NOT_POSITIVE(Opcodes.IFLE, Opcodes.IFGT, Opcodes.IF_ICMPLE);

  private final int jump;
  private final int opposite;
  private final int compared;

  Condition(int jump, int opposite, int compared) {
    this.jump = jump;
    this.opposite = opposite;
    this.compared = compared;
  }

  /** What an instruction asks of the {@code int} that it takes; null if it is not that alone. */
  static Condition askedBy(AbstractInsnNode taker) {
    if (taker instanceof ConditionCall call && call.isOfSign()) {
      return call.condition();
    }
    for (Condition each : values()) {
      if (taker.getOpcode() == each.jump || taker.getOpcode() == each.opposite) {
        return each;
      }
    }
    return null;
  }

  /** Has a jump that asked for this condition ask whether it was found to hold. */
  void ask(JumpInsnNode jumping) {
    jumping.setOpcode(jumping.getOpcode() == jump ? Opcodes.IFNE : Opcodes.IFEQ);
  }

  /** Takes the result of a comparison, and tells whether it is so. */
  public MethodInsnNode ofSign() {
    return ConditionCall.ofSign(this);
  }

  /** Takes two {@code int}s or {@code long}s, and tells whether their comparison is so. */
  public MethodInsnNode ofComparison(Type compared) {
    return ConditionCall.ofComparison(this, compared);
  }

  /** Opcode of the jump that is taken where a result is so. */
  int jump() {
    return jump;
  }

  /** Opcode of the jump that is taken where the comparison of two {@code int}s comes out so. */
  int compared() {
    return compared;
  }
}
