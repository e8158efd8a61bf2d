package dev.monomorph.specialize.sign;

import dev.monomorph.specialize.flow.HelperCall;
import java.util.Locale;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Tells whether a condition holds: of a sign, or of how two numbers compare. */
final class ConditionCall extends HelperCall {
  private final Condition condition;
  private final Type compared;

  private ConditionCall(Condition condition, Type compared, String parameters) {
    super(condition.name().toLowerCase(Locale.ROOT), "(" + parameters + ")Z");
    this.condition = condition;
    this.compared = compared;
  }

  /** Takes an {@code int}. */
  static ConditionCall ofSign(Condition condition) {
    return new ConditionCall(condition, null, "I");
  }

  /** Takes two {@code int}s or {@code long}s. */
  static ConditionCall ofComparison(Condition condition, Type compared) {
    String descriptor = compared.getDescriptor();
    return new ConditionCall(condition, compared, descriptor + descriptor);
  }

  /** Whether it takes the result of a comparison, and not what is compared. */
  boolean isOfSign() {
    return compared == null;
  }

  Condition condition() {
    return condition;
  }

  @Override
  protected ConditionCall copy() {
    return isOfSign() ? ofSign(condition) : ofComparison(condition, compared);
  }

  @Override
  protected void write(MethodNode method) {
    LabelNode holds = new LabelNode();
    int jump = condition.jump();
    Object[] locals = {Opcodes.INTEGER};
    method.instructions.add(new VarInsnNode(isLong() ? Opcodes.LLOAD : Opcodes.ILOAD, 0));
    if (!isOfSign()) {
      method.instructions.add(
          isLong() ? new VarInsnNode(Opcodes.LLOAD, 2) : new VarInsnNode(Opcodes.ILOAD, 1));
      if (isLong()) {
        method.instructions.add(new InsnNode(Opcodes.LCMP));
      }
      jump = isLong() ? jump : condition.compared();
      Object each = isLong() ? Opcodes.LONG : Opcodes.INTEGER;
      locals = new Object[] {each, each};
    }
    method.instructions.add(new JumpInsnNode(jump, holds));
    method.instructions.add(new InsnNode(Opcodes.ICONST_0));
    method.instructions.add(new InsnNode(Opcodes.IRETURN));
    method.instructions.add(holds);
    method.instructions.add(new FrameNode(Opcodes.F_NEW, locals.length, locals, 0, new Object[0]));
    method.instructions.add(new InsnNode(Opcodes.ICONST_1));
    method.instructions.add(new InsnNode(Opcodes.IRETURN));
    method.maxLocals = 4;
    method.maxStack = 4;
  }

  private boolean isLong() {
    return Type.LONG_TYPE.equals(compared);
  }
}
