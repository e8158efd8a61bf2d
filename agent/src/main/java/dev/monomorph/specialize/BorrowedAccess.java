package dev.monomorph.specialize;

import dev.monomorph.specialize.fact.Facts;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Reaches private members from a copy outside their nest: by constant method handles, which
 * compiled code inlines like the instructions they stand for.
 *
 * <p>A class that was loaded before anything was known of it lists no generated nestmates, and a
 * hidden nestmate would not show in stack traces; this keeps the copy's frames visible.
 */
final class BorrowedAccess {
  private BorrowedAccess() {}

  /**
   * Whether every private member that the copy uses can be borrowed.
   *
   * <p>Not a constructor (its object is uninitialized), nor what a dynamic instruction names, nor a
   * member of an object that may be null: the exception's message would be another.
   */
  static boolean isPossible(Copy copy, Facts facts) {
    for (AbstractInsnNode insn : copy.code().instructions) {
      if (NestAccess.isNeededBy(copy.owner().tree(), insn) && !isPossible(insn, facts)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPossible(AbstractInsnNode insn, Facts facts) {
    if (!facts.isReached(insn)) {
      return false;
    }
    if (insn instanceof FieldInsnNode field) {
      return switch (field.getOpcode()) {
        case Opcodes.GETFIELD -> facts.operand(insn, 0).fact().isNonNull();
        case Opcodes.PUTFIELD -> facts.operand(insn, 1).fact().isNonNull();
        default -> true;
      };
    }
    if (insn instanceof MethodInsnNode call) {
      boolean bound = call.getOpcode() == Opcodes.INVOKESTATIC;
      int receiver = Type.getArgumentTypes(call.desc).length;
      return !call.name.equals("<init>")
          && (bound || facts.operand(insn, receiver).fact().isNonNull());
    }
    return false;
  }

  /**
   * Rewrites the copy, which {@link #isPossible} holds for and whose calls of copies are linked.
   */
  static void rewrite(Copy copy, Unit unit) {
    for (AbstractInsnNode insn : copy.code().instructions.toArray()) {
      if (NestAccess.isNeededBy(copy.owner().tree(), insn)) {
        AbstractInsnNode borrowed =
            insn instanceof FieldInsnNode field
                ? borrow(copy, unit, field)
                : borrow(copy, unit, (MethodInsnNode) insn);
        copy.code().instructions.set(insn, borrowed);
      }
    }
  }

  private static AbstractInsnNode borrow(Copy copy, Unit unit, FieldInsnNode field) {
    String object = "L" + field.owner + ";";
    return switch (field.getOpcode()) {
      case Opcodes.GETSTATIC -> link(copy, unit, field, Opcodes.H_GETSTATIC, "()" + field.desc);
      case Opcodes.PUTSTATIC ->
          link(copy, unit, field, Opcodes.H_PUTSTATIC, "(" + field.desc + ")V");
      case Opcodes.GETFIELD ->
          link(copy, unit, field, Opcodes.H_GETFIELD, "(" + object + ")" + field.desc);
      case Opcodes.PUTFIELD ->
          link(copy, unit, field, Opcodes.H_PUTFIELD, "(" + object + field.desc + ")V");
      default -> throw new IllegalStateException("no field instruction: " + field.getOpcode());
    };
  }

  private static AbstractInsnNode link(
      Copy copy, Unit unit, FieldInsnNode field, int tag, String descriptor) {
    Class<?> owner = copy.owner().resolve(field.owner);
    return unit.linked(
        new Link.ToMember(owner, tag, field.name, field.desc), field.name, descriptor);
  }

  private static AbstractInsnNode borrow(Copy copy, Unit unit, MethodInsnNode call) {
    boolean isStatic = call.getOpcode() == Opcodes.INVOKESTATIC;
    int tag = isStatic ? Opcodes.H_INVOKESTATIC : Opcodes.H_INVOKEVIRTUAL;
    String descriptor = isStatic ? call.desc : "(L" + call.owner + ";" + call.desc.substring(1);
    Class<?> owner = copy.owner().resolve(call.owner);
    return unit.linked(new Link.ToMember(owner, tag, call.name, call.desc), call.name, descriptor);
  }
}
