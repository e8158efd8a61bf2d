package dev.monomorph.specialize.pass;

import dev.monomorph.specialize.fact.ConstantLoad;
import dev.monomorph.specialize.fact.Fact;
import dev.monomorph.specialize.fact.Facts;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Replaces {@link ConstantCalls} by their results. */
final class FoldCalls implements Pass {
  @Override
  public boolean apply(MethodNode method, Facts facts, Uses used) {
    boolean changed = false;
    for (AbstractInsnNode insn : method.instructions.toArray()) {
      if (insn instanceof MethodInsnNode call && facts.isReached(call)) {
        changed |= fold(method, call, facts, used);
      }
    }
    return changed;
  }

  private static boolean fold(MethodNode method, MethodInsnNode call, Facts facts, Uses used) {
    Object result = resultOf(call, facts);
    if (result == ConstantCalls.NOT_MADE) {
      return false;
    }
    Type[] types = Type.getArgumentTypes(call.desc);
    used.acceptObject(facts.operand(call, types.length));
    for (int i = 0; i < types.length; i++) {
      used.acceptObject(facts.operand(call, i));
      method.instructions.insertBefore(
          call,
          new InsnNode(types[types.length - 1 - i].getSize() == 2 ? Opcodes.POP2 : Opcodes.POP));
    }
    method.instructions.insertBefore(call, new InsnNode(Opcodes.POP));
    method.instructions.set(call, load(result, Type.getReturnType(call.desc)));
    return true;
  }

  /** What a call of a method that is reached gives; {@link ConstantCalls#NOT_MADE} if unknown. */
  static Object resultOf(MethodInsnNode call, Facts facts) {
    boolean virtual =
        call.getOpcode() == Opcodes.INVOKEVIRTUAL || call.getOpcode() == Opcodes.INVOKEINTERFACE;
    if (!virtual) {
      return ConstantCalls.NOT_MADE;
    }
    int count = Type.getArgumentCount(call.desc);
    Object object = facts.operand(call, count).fact().object();
    List<Object> arguments = object == null ? null : constants(call, count, facts);
    return arguments == null
        ? ConstantCalls.NOT_MADE
        : ConstantCalls.call(object, call.name, call.desc, arguments);
  }

  /** The arguments, in order; null where one is not known. */
  private static List<Object> constants(MethodInsnNode call, int count, Facts facts) {
    List<Object> constants = new ArrayList<>(count);
    for (int i = count - 1; i >= 0; i--) {
      Fact fact = facts.operand(call, i).fact();
      Object constant = fact.object() == null ? fact.constant() : fact.object();
      if (constant == null) {
        return null;
      }
      constants.add(constant);
    }
    return constants;
  }

  private static AbstractInsnNode load(Object result, Type type) {
    boolean isReference = type.getSort() >= Type.ARRAY;
    return isReference ? new ConstantLoad(result, type) : new LdcInsnNode(result);
  }
}
