package dev.monomorph.specialize;

import dev.monomorph.specialize.fact.FactValue;
import dev.monomorph.specialize.fact.Facts;
import java.util.BitSet;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Which parameters' classes may make a difference to a method's code: those that are the receiver
 * of a call, whose type is tested, whose elements are read or written, that are passed on to a
 * method, or in whose fields there may be elements to guess.
 *
 * <p>An upper bound, from the method alone, for weaving and observing. Which parameters did make a
 * difference is known once a specialization is made, and only those are guarded.
 */
final class ParameterRelevance {
  private final Facts facts;
  private final BitSet relevant = new BitSet();
  private final boolean guesses;

  private ParameterRelevance(Facts facts, boolean guesses) {
    this.facts = facts;
    this.guesses = guesses;
  }

  /**
   * The parameters that may matter, the receiver being number 0 of an instance method.
   *
   * @throws IllegalArgumentException if the code cannot be analyzed, as the JVM could not either
   */
  static BitSet of(ClassNode owner, MethodNode method) {
    int receiver = (method.access & Opcodes.ACC_STATIC) == 0 ? 1 : 0;
    Type[] types = Type.getArgumentTypes(method.desc);
    ParameterRelevance relevance;
    synchronized (method) { // analysis numbers the instructions, in place
      Facts facts = Facts.ofBody(owner.name, method);
      relevance = new ParameterRelevance(facts, ElementLoads.areIn(method));
      for (AbstractInsnNode insn : method.instructions) {
        relevance.visit(insn);
      }
    }
    for (int i = 0; i < types.length; i++) {
      // Parameters of a final class have one class only; there is nothing to learn.
      if (FinalClasses.isExact(types[i])) {
        relevance.relevant.clear(receiver + i);
      }
    }
    return relevance.relevant;
  }

  private void visit(AbstractInsnNode insn) {
    if (!facts.isReached(insn)) {
      return;
    }
    if (insn instanceof MethodInsnNode call && !call.name.equals("<init>")) {
      for (FactValue argument : Arguments.of(call, facts)) {
        relevant.or(argument.origins());
      }
    } else if (insn.getOpcode() == Opcodes.INSTANCEOF || insn.getOpcode() == Opcodes.CHECKCAST) {
      relevant.or(facts.operand(insn, 0).origins());
    } else if (insn.getOpcode() == Opcodes.AALOAD) {
      relevant.or(facts.operand(insn, 1).origins());
    } else if (insn.getOpcode() == Opcodes.AASTORE) {
      relevant.or(facts.operand(insn, 2).origins());
    } else if (insn.getOpcode() == Opcodes.GETFIELD && guesses) {
      boolean holds = ElementLoads.mayHold(((FieldInsnNode) insn).desc);
      relevant.or(holds ? facts.operand(insn, 0).origins() : new BitSet());
    } else if (insn instanceof InvokeDynamicInsnNode dynamic && Facts.isPatternSwitch(dynamic)) {
      relevant.or(facts.operand(insn, 1).origins());
    }
  }
}
