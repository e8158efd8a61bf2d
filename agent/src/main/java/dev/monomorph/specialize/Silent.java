package dev.monomorph.specialize;

import dev.monomorph.specialize.fact.ConstantLoad;
import dev.monomorph.specialize.fact.Fact;
import dev.monomorph.specialize.fact.Facts;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Whether a copy can never be seen in a stack trace: nothing in it can throw, it calls only such
 * copies, and it runs from its first instruction to its last, so that no stack map frame is needed.
 */
final class Silent {
  private final Copy copy;
  private final Supplier<Facts> analysis;
  private final Set<AbstractInsnNode> silentCalls = new HashSet<>();

  private Facts facts;

  private Silent(Copy copy, Supplier<Facts> analysis, Set<Copy> silent) {
    this.copy = copy;
    this.analysis = analysis;
    for (Copy.Call call : copy.calls()) {
      if (silent.contains(call.callee())) {
        silentCalls.add(call.instruction());
      }
    }
  }

  /**
   * @param analysis gives the facts of the copy as it is now; most copies are seen not to be silent
   *     without them
   * @param silent copies that are known to be silent
   */
  static boolean is(Copy copy, Supplier<Facts> analysis, Set<Copy> silent) {
    return copy.code().tryCatchBlocks.isEmpty()
        && new Silent(copy, analysis, silent).isThroughout();
  }

  private Fact operand(AbstractInsnNode insn) {
    if (facts == null) {
      facts = analysis.get();
    }
    return facts.operand(insn, 0).fact();
  }

  private boolean isThroughout() {
    boolean ended = false;
    for (AbstractInsnNode insn : copy.code().instructions) {
      if (insn.getOpcode() >= 0) {
        if (ended || !isSilent(insn)) {
          return false;
        }
        ended = insn.getOpcode() >= Opcodes.IRETURN && insn.getOpcode() <= Opcodes.RETURN;
      }
    }
    return ended;
  }

  private boolean isSilent(AbstractInsnNode insn) {
    int opcode = insn.getOpcode();
    if (insn instanceof ConstantLoad || silentCalls.contains(insn)) {
      return true;
    }
    if (insn instanceof LdcInsnNode ldc) {
      return ldc.cst instanceof Number;
    }
    if (opcode == Opcodes.CHECKCAST) {
      return alwaysPasses((TypeInsnNode) insn);
    }
    if (opcode == Opcodes.GETFIELD) {
      return isOwnField((FieldInsnNode) insn) && operand(insn).isNonNull();
    }
    return isLoadOrStore(opcode)
        || (opcode >= Opcodes.POP && opcode <= Opcodes.DCMPG && !mayDivideByZero(opcode))
        || (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN);
  }

  private static boolean isLoadOrStore(int opcode) {
    return (opcode >= Opcodes.NOP && opcode <= Opcodes.SIPUSH)
        || (opcode >= Opcodes.ILOAD && opcode <= Opcodes.ALOAD)
        || (opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE);
  }

  private static boolean mayDivideByZero(int opcode) {
    return opcode == Opcodes.IDIV
        || opcode == Opcodes.LDIV
        || opcode == Opcodes.IREM
        || opcode == Opcodes.LREM;
  }

  private boolean alwaysPasses(TypeInsnNode cast) {
    Class<?> type = copy.owner().resolve(cast.desc);
    return type != null && Boolean.TRUE.equals(operand(cast).instanceOf(type));
  }

  /** One that is declared by the copied class itself, so that it is certain to be found. */
  private boolean isOwnField(FieldInsnNode read) {
    if (read instanceof Inlined || !read.owner.equals(copy.owner().tree().name)) {
      return false;
    }
    FieldNode field = copy.owner().declaredField(read.name, read.desc);
    return field != null && (field.access & Opcodes.ACC_STATIC) == 0;
  }
}
