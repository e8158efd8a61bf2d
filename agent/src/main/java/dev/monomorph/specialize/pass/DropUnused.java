package dev.monomorph.specialize.pass;

import dev.monomorph.specialize.fact.ConstantLoad;
import java.util.BitSet;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Removes what other passes leave: values that are loaded and dropped, counting of what nobody
 * reads any more, jumps to where they end.
 */
public final class DropUnused {
  private DropUnused() {}

  /** Rewrites {@code method} in place. */
  public static void apply(MethodNode method) {
    InsnList code = method.instructions;
    dropProducers(code);
    dropCounting(code);
    dropRepeatedFrames(code);
    DeadCode.dropEmptyRanges(method);
  }

  private static void dropProducers(InsnList code) {
    AbstractInsnNode insn = code.getFirst();
    while (insn != null) {
      AbstractInsnNode next = insn.getNext();
      if (insn.getOpcode() == Opcodes.GOTO && endsBehind((JumpInsnNode) insn)) {
        remove(code, insn);
      } else {
        int popped = insn.getOpcode() == Opcodes.POP ? 1 : insn.getOpcode() == Opcodes.POP2 ? 2 : 0;
        if (popped > 0 && dropProducers(code, insn, popped)) {
          remove(code, insn);
        }
      }
      insn = next;
    }
  }

  /** The local itself, and what is stored to it, stay: frames tell that it is an int. */
  private static void dropCounting(InsnList code) {
    BitSet read = new BitSet();
    for (AbstractInsnNode insn : code) {
      if (insn instanceof VarInsnNode access && access.getOpcode() < Opcodes.ISTORE) {
        read.set(access.var);
      }
    }
    for (AbstractInsnNode insn : code.toArray()) {
      if (insn instanceof IincInsnNode count && !read.get(count.var)) {
        remove(code, count);
      }
    }
  }

  /**
   * Of two stack map frames with no instruction between them the second holds: what goes on from
   * the first has to fit it.
   */
  private static void dropRepeatedFrames(InsnList code) {
    AbstractInsnNode frame = null;
    for (AbstractInsnNode insn : code.toArray()) {
      if (insn.getType() == AbstractInsnNode.FRAME) {
        if (frame != null) {
          code.remove(frame);
        }
        frame = insn;
      } else if (insn.getOpcode() >= 0) {
        frame = null;
      }
    }
  }

  /**
   * Removes an instruction, and the lines that begin with it where what follows begins one of its
   * own. Of several lines that begin in one place the JVM takes the first for the instruction there
   * and the last for those behind it ({@code Method::line_number_from_bci}).
   */
  public static void remove(InsnList code, AbstractInsnNode insn) {
    boolean isFollowed = false;
    AbstractInsnNode next = insn.getNext();
    while (next != null && next.getOpcode() < 0) {
      isFollowed |= next instanceof LineNumberNode;
      next = next.getNext();
    }
    AbstractInsnNode previous = insn.getPrevious();
    while (previous != null && previous.getOpcode() < 0) {
      AbstractInsnNode before = previous.getPrevious();
      if (previous instanceof LineNumberNode) {
        if (isFollowed) {
          code.remove(previous);
        }
        isFollowed = true;
      }
      previous = before;
    }
    code.remove(insn);
  }

  private static boolean endsBehind(JumpInsnNode jump) {
    AbstractInsnNode next = jump.getNext();
    while (next != null && next.getOpcode() < 0 && next != jump.label) {
      next = next.getNext();
    }
    return next == jump.label;
  }

  /**
   * Whether the instructions before {@code pop} load just what it drops; then they are gone. What
   * was added to locals in between stays, as in {@code code[pc++]}.
   */
  private static boolean dropProducers(InsnList code, AbstractInsnNode pop, int size) {
    int missing = size;
    AbstractInsnNode first = pop;
    while (missing > 0) {
      first = previous(first);
      int made = first == null ? 0 : sizeOfLoad(first);
      if (made == 0 || made > missing) {
        return false;
      }
      missing -= made;
    }
    while (first != pop) {
      AbstractInsnNode next = first.getNext();
      if (first.getOpcode() != Opcodes.IINC) {
        remove(code, first);
      }
      first = next;
    }
    return true;
  }

  private static AbstractInsnNode previous(AbstractInsnNode insn) {
    AbstractInsnNode previous = insn.getPrevious();
    while (previous != null && previous.getOpcode() == Opcodes.IINC) {
      previous = previous.getPrevious();
    }
    return previous;
  }

  /** Words that an instruction puts on the stack which does nothing else; 0 for any other. */
  public static int sizeOfLoad(AbstractInsnNode insn) {
    if (insn instanceof ConstantLoad) {
      return 1;
    }
    if (insn instanceof LdcInsnNode ldc) {
      return !(ldc.cst instanceof Number) ? 0 : isWide(ldc.cst) ? 2 : 1;
    }
    return switch (insn.getOpcode()) {
      case Opcodes.ACONST_NULL,
          Opcodes.ICONST_M1,
          Opcodes.ICONST_0,
          Opcodes.ICONST_1,
          Opcodes.ICONST_2,
          Opcodes.ICONST_3,
          Opcodes.ICONST_4,
          Opcodes.ICONST_5,
          Opcodes.FCONST_0,
          Opcodes.FCONST_1,
          Opcodes.FCONST_2,
          Opcodes.BIPUSH,
          Opcodes.SIPUSH,
          Opcodes.ILOAD,
          Opcodes.FLOAD,
          Opcodes.ALOAD ->
          1;
      case Opcodes.LCONST_0,
          Opcodes.LCONST_1,
          Opcodes.DCONST_0,
          Opcodes.DCONST_1,
          Opcodes.LLOAD,
          Opcodes.DLOAD ->
          2;
      default -> 0;
    };
  }

  private static boolean isWide(Object number) {
    return number instanceof Long || number instanceof Double;
  }
}
