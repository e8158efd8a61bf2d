package dev.monomorph.specialize.exit;

import dev.monomorph.specialize.fact.TypeResolver;
import dev.monomorph.specialize.flow.Flow;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * Whether an object of a certain class may stand, to the JVM's verifier, wherever that goes which
 * an instruction loads. It cannot where the code takes that for an array, or for a class that has
 * nothing to do with it; an interface is to the verifier what {@code Object} is (JVMS 4.10.1.2).
 */
final class Acceptance {
  private final MethodNode method;
  private final Flow flow;
  private final StackFrames frames;
  private final Class<?> type;
  private final TypeResolver types;

  /**
   * @param type the class
   * @param types the classes that the code names
   */
  Acceptance(MethodNode method, Flow flow, StackFrames frames, Class<?> type, TypeResolver types) {
    this.method = method;
    this.flow = flow;
    this.frames = frames;
    this.type = type;
    this.types = types;
  }

  /** Whether an object of the class may stand for what an instruction loads. */
  boolean isGivenAfter(AbstractInsnNode load) {
    return isGivenAfter(load, new HashSet<>());
  }

  private boolean isGivenAfter(AbstractInsnNode source, Set<AbstractInsnNode> seen) {
    for (AbstractInsnNode taker : flow.takersOf(source)) {
      if (!accepts(taker, source, seen)) {
        return false;
      }
    }
    return true;
  }

  private boolean accepts(
      AbstractInsnNode taker, AbstractInsnNode source, Set<AbstractInsnNode> seen) {
    return switch (taker.getOpcode()) {
      case Opcodes.ASTORE, Opcodes.ALOAD -> !seen.add(taker) || isGivenAfter(taker, seen);
      case Opcodes.DUP, Opcodes.DUP_X1, Opcodes.DUP_X2 ->
          !seen.add(taker) || isGivenAfter(taker, seen);
      case Opcodes.DUP2, Opcodes.DUP2_X1, Opcodes.DUP2_X2, Opcodes.SWAP ->
          !seen.add(taker) || isGivenAfter(taker, seen);
      case Opcodes.CHECKCAST, Opcodes.INSTANCEOF, Opcodes.POP, Opcodes.POP2 -> true;
      case Opcodes.MONITORENTER, Opcodes.MONITOREXIT -> true;
      case Opcodes.IFNULL, Opcodes.IFNONNULL, Opcodes.IF_ACMPEQ, Opcodes.IF_ACMPNE -> true;
      case Opcodes.ARETURN -> isA(Type.getReturnType(method.desc));
      case Opcodes.PUTSTATIC -> isA(Type.getType(((FieldInsnNode) taker).desc));
      case Opcodes.AASTORE -> !isAt(taker, 2, source);
      case Opcodes.PUTFIELD ->
          !isAt(taker, 1, source) && isA(Type.getType(((FieldInsnNode) taker).desc));
      default -> isAccepted(taker, source);
    };
  }

  private boolean isAccepted(AbstractInsnNode taker, AbstractInsnNode source) {
    if (taker instanceof MethodInsnNode call) {
      Type owner = Type.getObjectType(call.owner);
      int receiver = Type.getArgumentCount(call.desc);
      boolean hasReceiver = call.getOpcode() != Opcodes.INVOKESTATIC;
      return isAcceptedBy(call.desc, call, source)
          && (!hasReceiver || !isAt(call, receiver, source) || isA(owner));
    }
    return taker instanceof InvokeDynamicInsnNode call && isAcceptedBy(call.desc, call, source);
  }

  private boolean isAcceptedBy(String descriptor, AbstractInsnNode call, AbstractInsnNode source) {
    Type[] parameters = Type.getArgumentTypes(descriptor);
    for (int i = 0; i < parameters.length; i++) {
      if (isAt(call, parameters.length - 1 - i, source) && !isA(parameters[i])) {
        return false;
      }
    }
    return true;
  }

  /** Whether an operand, counted from the top of the stack, may be from {@code source}. */
  private boolean isAt(AbstractInsnNode taker, int depth, AbstractInsnNode source) {
    List<SourceValue> stack = frames.sources(taker);
    return stack.get(stack.size() - 1 - depth).insns.contains(source);
  }

  private boolean isA(Type declared) {
    if (declared.getSort() != Type.OBJECT) {
      return false;
    }
    Class<?> named = types.resolve(declared.getInternalName());
    return named != null && (named.isInterface() || named.isAssignableFrom(type));
  }
}
