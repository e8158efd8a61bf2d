package dev.monomorph.specialize;

import dev.monomorph.specialize.fact.FactValue;
import dev.monomorph.specialize.fact.Facts;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
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
  /**
   * Something that depends on the classes of parameters.
   *
   * @param insn the instruction that does
   * @param kind how
   * @param parameters the numbers of those that it may depend on, one at least; never changed
   */
  record Dependence(AbstractInsnNode insn, ParameterUse.Kind kind, BitSet parameters) {}

  private final Facts facts;
  private final List<Dependence> found = new ArrayList<>();
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
    BitSet relevant = new BitSet();
    for (Dependence each : dependences(owner, method)) {
      relevant.or(each.parameters());
    }
    int receiver = (method.access & Opcodes.ACC_STATIC) == 0 ? 1 : 0;
    Type[] types = Type.getArgumentTypes(method.desc);
    for (int i = 0; i < types.length; i++) {
      // Parameters of a final class have one class only; there is nothing to learn.
      if (FinalClasses.isExact(types[i])) {
        relevant.clear(receiver + i);
      }
    }
    return relevant;
  }

  /**
   * What depends on parameters, in the order of the code; those of a final class, too.
   *
   * @throws IllegalArgumentException as {@link #of}
   */
  static List<Dependence> dependences(ClassNode owner, MethodNode method) {
    synchronized (method) { // analysis numbers the instructions, in place
      Facts facts = Facts.ofBody(owner.name, method);
      ParameterRelevance relevance = new ParameterRelevance(facts, ElementLoads.areIn(method));
      for (AbstractInsnNode insn : method.instructions) {
        if (facts.isReached(insn)) {
          relevance.visit(insn);
        }
      }
      return relevance.found;
    }
  }

  private void visit(AbstractInsnNode insn) {
    switch (insn.getOpcode()) {
      case Opcodes.INSTANCEOF -> add(insn, ParameterUse.Kind.TESTED, facts.operand(insn, 0));
      case Opcodes.CHECKCAST -> add(insn, ParameterUse.Kind.CAST, facts.operand(insn, 0));
      case Opcodes.AALOAD -> add(insn, ParameterUse.Kind.READ, facts.operand(insn, 1));
      case Opcodes.AASTORE -> add(insn, ParameterUse.Kind.WRITTEN, facts.operand(insn, 2));
      case Opcodes.GETFIELD -> visitField((FieldInsnNode) insn);
      default -> {
        if (insn instanceof MethodInsnNode call) {
          visitCall(call);
        } else if (insn instanceof InvokeDynamicInsnNode dynamic
            && Facts.isPatternSwitch(dynamic)) {
          add(insn, ParameterUse.Kind.SWITCHED, facts.operand(insn, 1));
        }
      }
    }
  }

  private void visitField(FieldInsnNode read) {
    if (guesses && ElementLoads.mayHold(read.desc)) {
      add(read, ParameterUse.Kind.HOLDER, facts.operand(read, 0));
    }
  }

  private void visitCall(MethodInsnNode call) {
    if (call.name.equals("<init>")) {
      return;
    }
    List<FactValue> arguments = Arguments.of(call, facts);
    for (int i = 0; i < arguments.size(); i++) {
      boolean receives = i == 0 && call.getOpcode() != Opcodes.INVOKESTATIC;
      add(
          call,
          receives ? ParameterUse.Kind.RECEIVER : ParameterUse.Kind.ARGUMENT,
          arguments.get(i));
    }
  }

  private void add(AbstractInsnNode insn, ParameterUse.Kind kind, FactValue value) {
    if (!value.origins().isEmpty()) {
      found.add(new Dependence(insn, kind, value.origins()));
    }
  }
}
