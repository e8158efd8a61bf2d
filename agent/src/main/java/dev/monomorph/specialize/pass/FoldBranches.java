package dev.monomorph.specialize.pass;

import dev.monomorph.specialize.fact.Fact;
import dev.monomorph.specialize.fact.FactValue;
import dev.monomorph.specialize.fact.Facts;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;

/** Folds conditional jumps and switches whose way is certain. */
final class FoldBranches implements Pass {
  @Override
  public boolean apply(MethodNode method, Facts facts, Uses used) {
    boolean changed = false;
    for (AbstractInsnNode insn : method.instructions.toArray()) {
      if (facts.isReached(insn)) {
        changed |= fold(method, insn, facts, used);
      }
    }
    return changed;
  }

  private static boolean fold(MethodNode method, AbstractInsnNode insn, Facts facts, Uses used) {
    if (insn instanceof JumpInsnNode jump) {
      return foldJump(method, jump, facts, used);
    }
    LabelNode target = switchTarget(insn, facts);
    if (target == null) {
      return false;
    }
    used.accept(facts.operand(insn, 0));
    replace(method, insn, new InsnNode(Opcodes.POP), target);
    return true;
  }

  private static boolean foldJump(MethodNode method, JumpInsnNode jump, Facts facts, Uses used) {
    int operands = operands(jump.getOpcode());
    if (operands == 0) {
      return false;
    }
    FactValue top = facts.operand(jump, 0);
    FactValue below = operands == 2 ? facts.operand(jump, 1) : null;
    Boolean jumps =
        operands == 1 ? decide(jump, top.fact()) : decide(jump, below.fact(), top.fact());
    if (jumps == null) {
      return false;
    }
    used.accept(top);
    if (below != null) {
      used.accept(below);
    }
    InsnNode pop = new InsnNode(operands == 1 ? Opcodes.POP : Opcodes.POP2);
    replace(method, jump, pop, jumps ? jump.label : null);
    return true;
  }

  private static void replace(
      MethodNode method, AbstractInsnNode insn, InsnNode pop, LabelNode target) {
    if (target != null) {
      method.instructions.insert(insn, new JumpInsnNode(Opcodes.GOTO, target));
    }
    method.instructions.set(insn, pop);
  }

  private static int operands(int opcode) {
    if (opcode >= Opcodes.IF_ICMPEQ && opcode <= Opcodes.IF_ACMPNE) {
      return 2;
    }
    return opcode == Opcodes.GOTO || opcode == Opcodes.JSR ? 0 : 1;
  }

  private static Boolean decide(JumpInsnNode jump, Fact fact) {
    switch (jump.getOpcode()) {
      case Opcodes.IFNULL, Opcodes.IFNONNULL -> {
        boolean wanted = jump.getOpcode() == Opcodes.IFNULL;
        return (fact.isNull() || fact.isNonNull()) ? (fact.isNull() == wanted) : null;
      }
      default -> {
        return fact.constant() instanceof Integer value
            ? compare(jump.getOpcode() - Opcodes.IFEQ, value, 0)
            : null;
      }
    }
  }

  private static Boolean decide(JumpInsnNode jump, Fact first, Fact second) {
    int opcode = jump.getOpcode();
    if (opcode == Opcodes.IF_ACMPEQ || opcode == Opcodes.IF_ACMPNE) {
      Boolean same = sameReference(first, second);
      return same == null ? null : same == (opcode == Opcodes.IF_ACMPEQ);
    }
    return (first.constant() instanceof Integer a && second.constant() instanceof Integer b)
        ? compare(opcode - Opcodes.IF_ICMPEQ, a, b)
        : null;
  }

  private static Boolean sameReference(Fact first, Fact second) {
    if (first.constant() instanceof Class<?> a && second.constant() instanceof Class<?> b) {
      return a == b;
    }
    if (first.isNull() && second.isNull()) {
      return true;
    }
    boolean oneNull = first.isNull() || second.isNull();
    return (oneNull && (first.isNonNull() || second.isNonNull())) ? false : null;
  }

  /** The relations in the order of the opcodes: {@code eq ne lt ge gt le}. */
  private static boolean compare(int relation, int a, int b) {
    return switch (relation) {
      case 0 -> a == b;
      case 1 -> a != b;
      case 2 -> a < b;
      case 3 -> a >= b;
      case 4 -> a > b;
      case 5 -> a <= b;
      default -> throw new IllegalStateException("no relation: " + relation);
    };
  }

  private static LabelNode switchTarget(AbstractInsnNode insn, Facts facts) {
    if (insn instanceof TableSwitchInsnNode table
        && facts.operand(insn, 0).fact().constant() instanceof Integer value) {
      boolean inside = value >= table.min && value <= table.max;
      return inside ? table.labels.get(value - table.min) : table.dflt;
    }
    if (insn instanceof LookupSwitchInsnNode lookup
        && facts.operand(insn, 0).fact().constant() instanceof Integer value) {
      int index = lookup.keys.indexOf(value);
      return index >= 0 ? lookup.labels.get(index) : lookup.dflt;
    }
    return null;
  }
}
