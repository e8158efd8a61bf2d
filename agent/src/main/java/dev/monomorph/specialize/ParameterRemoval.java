package dev.monomorph.specialize;

import dev.monomorph.specialize.pass.DeadStores;
import dev.monomorph.specialize.pass.DropUnused;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Takes a parameter that a copy does not read out of its code and its descriptor. */
final class ParameterRemoval {
  private ParameterRemoval() {}

  /**
   * Whether parameters can be removed without anybody's seeing it. Messages of null pointers name
   * them by their number where they have no names.
   */
  static boolean isPossible(MethodNode code) {
    return DeadStores.isNamed(code) && isRegular(code);
  }

  /** Whether no second word of a value may be where another parameter was. */
  private static boolean isRegular(MethodNode code) {
    int end = Parameters.slotOf(code.desc, Type.getArgumentCount(code.desc));
    for (AbstractInsnNode insn : code.instructions) {
      boolean isWide = insn.getOpcode() == Opcodes.LSTORE || insn.getOpcode() == Opcodes.DSTORE;
      if (isWide && ((VarInsnNode) insn).var < end) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether nothing reads, writes or counts in the local of a parameter, but for a receiver's being
   * cast to its class on entry.
   */
  static boolean isUnused(Copy callee, int parameter) {
    MethodNode code = callee.code();
    int slot = Parameters.slotOf(code.desc, parameter);
    int end = Parameters.slotOf(code.desc, parameter + 1);
    List<AbstractInsnNode> cast = parameter == 0 ? receiverCast(callee) : List.of();
    for (AbstractInsnNode insn : code.instructions) {
      int used =
          insn instanceof VarInsnNode access
              ? access.var
              : insn instanceof IincInsnNode count ? count.var : -1;
      if (used >= slot && used < end && !cast.contains(insn)) {
        return false;
      }
    }
    return true;
  }

  /** What {@link StaticCopy} has put first where the receiver's type is not told; may be empty. */
  private static List<AbstractInsnNode> receiverCast(Copy callee) {
    List<AbstractInsnNode> first = new ArrayList<>();
    for (AbstractInsnNode insn : callee.code().instructions) {
      if (insn.getOpcode() >= 0 && first.size() < 3) {
        first.add(insn);
      }
    }
    boolean isCast =
        callee.hasReceiver()
            && first.size() == 3
            && isLocal(first.get(0), Opcodes.ALOAD)
            && isCastTo(first.get(1), callee.owner().tree().name)
            && isLocal(first.get(2), Opcodes.ASTORE);
    return isCast ? first : List.of();
  }

  private static boolean isCastTo(AbstractInsnNode insn, String type) {
    return insn.getOpcode() == Opcodes.CHECKCAST && ((TypeInsnNode) insn).desc.equals(type);
  }

  private static boolean isLocal(AbstractInsnNode insn, int opcode) {
    return insn.getOpcode() == opcode && ((VarInsnNode) insn).var == 0;
  }

  /**
   * Removes a parameter that {@link #isUnused} and that the callers no longer pass.
   *
   * @return its type
   */
  static Type remove(Copy callee, int parameter) {
    MethodNode code = callee.code();
    Type[] types = Type.getArgumentTypes(code.desc);
    if (parameter == 0) {
      receiverCast(callee).forEach(each -> DropUnused.remove(code.instructions, each));
    }
    List<Type> left = new ArrayList<>(List.of(types));
    Type removed = left.remove(parameter);
    int slot = Parameters.slotOf(code.desc, parameter);
    move(code, slot, Parameters.slotOf(code.desc, types.length), removed.getSize());
    code.desc = Type.getMethodDescriptor(Type.getReturnType(code.desc), left.toArray(Type[]::new));
    callee.dropParameter(parameter);
    return removed;
  }

  /** Moves the parameters behind a slot to it; what is behind them stays where it is. */
  private static void move(MethodNode code, int slot, int end, int size) {
    for (AbstractInsnNode insn : code.instructions) {
      if (insn instanceof VarInsnNode access && access.var > slot && access.var < end) {
        access.var -= size;
      } else if (insn instanceof IincInsnNode count && count.var > slot && count.var < end) {
        count.var -= size;
      } else if (insn instanceof FrameNode frame) {
        frame.local = moved(frame.local, slot, end, size);
      }
    }
    code.localVariables.removeIf(variable -> variable.index == slot);
    for (LocalVariableNode variable : code.localVariables) {
      variable.index -= variable.index > slot && variable.index < end ? size : 0;
    }
  }

  private static List<Object> moved(List<Object> locals, int slot, int end, int size) {
    List<Object> moved = new ArrayList<>();
    int at = 0;
    for (Object each : locals) {
      if (at == end) {
        addTops(moved, size);
      }
      if (at < slot || at >= slot + size) {
        moved.add(each);
      }
      at += each == Opcodes.LONG || each == Opcodes.DOUBLE ? 2 : 1;
    }
    return moved;
  }

  private static void addTops(List<Object> locals, int count) {
    for (int i = 0; i < count; i++) {
      locals.add(Opcodes.TOP);
    }
  }
}
