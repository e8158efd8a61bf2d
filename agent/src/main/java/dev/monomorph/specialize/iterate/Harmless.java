package dev.monomorph.specialize.iterate;

import dev.monomorph.specialize.box.UnboxedMethod;
import dev.monomorph.specialize.fact.ConstantLoad;
import dev.monomorph.specialize.flow.HelperCall;
import java.util.Set;
import java.util.function.Predicate;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Code that can change no collection, and cannot come to know that another thread has: it calls
 * nothing but what computes, enters no monitor, and touches no fields, as they may be volatile.
 */
public final class Harmless {
  /** Methods of boxes, besides those that open them; what monitors have is not among them. */
  private static final Set<String> ASKED =
      Set.of("compareTo", "equals", "hashCode", "toString", "isNaN", "isInfinite");

  private static final Set<String> MATH = Set.of("java/lang/Math", "java/lang/StrictMath");

  private Harmless() {}

  /**
   * Whether all of a method is.
   *
   * @param known what is besides, though it does not look so
   */
  public static boolean isThroughout(MethodNode method, Predicate<AbstractInsnNode> known) {
    for (AbstractInsnNode insn : method.instructions) {
      if (!is(insn, known)) {
        return false;
      }
    }
    return true;
  }

  /** Whether an instruction is. */
  static boolean is(AbstractInsnNode insn, Predicate<AbstractInsnNode> known) {
    boolean computes =
        switch (insn.getOpcode()) {
          case Opcodes.LDC -> ((LdcInsnNode) insn).cst instanceof Number;
          case Opcodes.INVOKESTATIC,
              Opcodes.INVOKEVIRTUAL,
              Opcodes.INVOKEINTERFACE,
              Opcodes.INVOKESPECIAL ->
              computes((MethodInsnNode) insn);
          case Opcodes.GETFIELD, Opcodes.PUTFIELD, Opcodes.GETSTATIC, Opcodes.PUTSTATIC -> false;
          case Opcodes.NEW, Opcodes.INVOKEDYNAMIC -> false;
          case Opcodes.MONITORENTER, Opcodes.MONITOREXIT -> false;
          default -> true;
        };
    return computes || known.test(insn);
  }

  /** A box's method, or a static one of numbers. */
  private static boolean computes(MethodInsnNode call) {
    if (call instanceof ConstantLoad || call instanceof HelperCall) {
      return true;
    }
    boolean isBox = UnboxedMethod.isBox(Type.getObjectType(call.owner));
    return call.getOpcode() == Opcodes.INVOKESTATIC
        ? (isBox || MATH.contains(call.owner)) && takesNumbers(call.desc)
        : isBox && (call.name.endsWith("Value") || ASKED.contains(call.name));
  }

  /** Some: what takes nothing may be anything, as {@code Math.random()}. */
  private static boolean takesNumbers(String descriptor) {
    Type[] types = Type.getArgumentTypes(descriptor);
    for (Type type : types) {
      if (type.getSort() >= Type.ARRAY) {
        return false;
      }
    }
    return types.length > 0;
  }
}
