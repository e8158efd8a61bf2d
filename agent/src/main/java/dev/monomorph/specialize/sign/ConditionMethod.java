package dev.monomorph.specialize.sign;

import dev.monomorph.specialize.flow.Flow;
import java.util.function.Predicate;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A copy that compares, and that hands on the condition its callers ask for in place of the sign.
 *
 * <p>{@code Integer.compare} is two comparisons, and HotSpot leaves both where a caller asks for
 * one ({@code docs/decisions.md}).
 */
public final class ConditionMethod {
  private final String owner;
  private final MethodNode method;

  /**
   * @param owner internal name of the class that the method is in
   * @param method static; rewritten in place
   */
  public ConditionMethod(String owner, MethodNode method) {
    this.owner = owner;
    this.method = method;
  }

  /** Whether a call is static and the code behind it asks for the sign of its result. */
  public static boolean mayBeAsked(MethodInsnNode call) {
    AbstractInsnNode next = call.getNext();
    while (next != null && next.getOpcode() < 0) {
      next = next.getNext();
    }
    return call.getOpcode() == Opcodes.INVOKESTATIC
        && call.desc.endsWith(")I")
        && next instanceof JumpInsnNode
        && Condition.askedBy(next) != null;
  }

  /** Whether a method compares numbers. */
  public static boolean compares(MethodNode method) {
    return callsAny(method, call -> false);
  }

  /**
   * Whether some result of it is that of a comparison.
   *
   * @param compares whether a call that gives the result is one of a method of which this holds
   */
  public boolean givesComparison(Predicate<MethodInsnNode> compares) {
    if (!method.desc.endsWith(")I") || !callsAny(method, compares)) {
      return false;
    }
    Flow flow = new Flow(owner, method);
    for (AbstractInsnNode insn : method.instructions) {
      boolean isComparison =
          insn instanceof MethodInsnNode call && (isComparison(call) || compares.test(call));
      if (isComparison && isReturn(flow.onlyTaker(insn))) {
        return true;
      }
    }
    return false;
  }

  private static boolean callsAny(MethodNode method, Predicate<MethodInsnNode> compares) {
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof MethodInsnNode call && (isComparison(call) || compares.test(call))) {
        return true;
      }
    }
    return false;
  }

  /** What a method asks of the result of a call; null if it does not ask for its sign alone. */
  public static Condition asked(Flow flow, MethodInsnNode call) {
    AbstractInsnNode taker = flow.onlyTaker(call);
    return taker == null ? null : Condition.askedBy(taker);
  }

  /** Has the method return whether the condition holds for what it returned. */
  public void handOn(Condition condition) {
    Flow flow = new Flow(owner, method);
    for (AbstractInsnNode insn : method.instructions.toArray()) {
      if (isReturn(insn)) {
        AbstractInsnNode source = flow.onlySource(insn);
        boolean compares =
            source instanceof MethodInsnNode call
                && isComparison(call)
                && isReturn(flow.onlyTaker(source));
        if (compares) {
          Type compared = Type.getArgumentTypes(((MethodInsnNode) source).desc)[0];
          method.instructions.set(source, ConditionCall.ofComparison(condition, compared));
        } else {
          method.instructions.insertBefore(insn, ConditionCall.ofSign(condition));
        }
      }
    }
    String parameters = method.desc.substring(0, method.desc.indexOf(')') + 1);
    method.desc = parameters + "Z";
  }

  /** Has a caller that asks for a condition take it in place of the sign. */
  public static void take(MethodNode caller, Flow flow, MethodInsnNode call) {
    AbstractInsnNode taker = flow.onlyTaker(call);
    if (taker instanceof JumpInsnNode jump) {
      Condition.askedBy(jump).ask(jump);
    } else {
      caller.instructions.remove(taker);
    }
  }

  private static boolean isReturn(AbstractInsnNode insn) {
    return insn != null && insn.getOpcode() == Opcodes.IRETURN;
  }

  private static boolean isComparison(MethodInsnNode call) {
    boolean known =
        (call.owner.equals("java/lang/Integer") && call.desc.equals("(II)I"))
            || (call.owner.equals("java/lang/Long") && call.desc.equals("(JJ)I"));
    return known && call.name.equals("compare") && call.getOpcode() == Opcodes.INVOKESTATIC;
  }
}
