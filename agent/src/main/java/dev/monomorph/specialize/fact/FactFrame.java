package dev.monomorph.specialize.fact;

import dev.monomorph.specialize.fact.FactValue.Test;
import java.util.function.UnaryOperator;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.Interpreter;

/**
 * A frame that learns from branches: behind {@code if (x instanceof C)} every slot that holds x
 * knows.
 */
final class FactFrame extends Frame<FactValue> {
  /** The operands of the last conditional jump, and the locals and stack below them. */
  private FactValue first;

  private FactValue second;
  private FactFrame before;

  FactFrame(int locals, int stack) {
    super(locals, stack);
  }

  FactFrame(Frame<? extends FactValue> frame) {
    super(frame);
  }

  @Override
  public void execute(AbstractInsnNode insn, Interpreter<FactValue> interpreter)
      throws AnalyzerException {
    forget(insn);
    rememberOperands(insn);
    super.execute(insn, interpreter);
    before = first == null ? null : new FactFrame(this);
  }

  /** A new result of the same instruction is not the value that its last one was. */
  private void forget(AbstractInsnNode insn) {
    update(value -> value.forgetting(insn));
  }

  private void rememberOperands(AbstractInsnNode insn) {
    int top = getStackSize() - 1;
    first = null;
    second = null;
    switch (insn.getOpcode()) {
      case Opcodes.IFEQ, Opcodes.IFNE, Opcodes.IFNULL, Opcodes.IFNONNULL -> first = getStack(top);
      case Opcodes.IF_ACMPEQ, Opcodes.IF_ACMPNE -> {
        first = getStack(top - 1);
        second = getStack(top);
      }
      default -> {
        // nothing to learn
      }
    }
  }

  /** Called for the way on with a null target, then for the jump with its own. */
  @Override
  public void initJumpTarget(int opcode, LabelNode target) {
    if (first == null) {
      return;
    }
    boolean jumps = target != null;
    if (jumps) {
      init(before);
    }
    switch (opcode) {
      case Opcodes.IFNULL -> learnNull(jumps);
      case Opcodes.IFNONNULL -> learnNull(!jumps);
      case Opcodes.IFNE -> learnInstance(jumps);
      case Opcodes.IFEQ -> learnInstance(!jumps);
      case Opcodes.IF_ACMPEQ -> learnSame(jumps);
      case Opcodes.IF_ACMPNE -> learnSame(!jumps);
      default -> throw new IllegalStateException("no conditional jump: " + opcode);
    }
  }

  private void learnNull(boolean isNull) {
    Object subject = first.id();
    if (subject != null) {
      learn(subject, fact -> isNull ? asNull(fact) : asNonNull(fact));
    }
  }

  // On a way that nobody goes a fact stays, as in Fact.narrowedTo.

  private static Fact asNull(Fact fact) {
    return fact.isNonNull() ? fact : Fact.NULL;
  }

  private static Fact asNonNull(Fact fact) {
    return fact.isNull() ? fact : fact.nonNull();
  }

  private void learnInstance(boolean holds) {
    Test test = first.test();
    if (holds && test != null && test.kind() == Test.Kind.INSTANCE_OF) {
      learn(test.subject(), fact -> asNonNull(fact).narrowedTo(test.type()));
    }
  }

  private void learnSame(boolean same) {
    if (same) {
      learnClass(first, second);
      learnClass(second, first);
    }
  }

  private void learnClass(FactValue classOf, FactValue constant) {
    Test test = classOf.test();
    if (test != null
        && test.kind() == Test.Kind.CLASS_OF
        && constant.fact().constant() instanceof Class<?> type) {
      learn(test.subject(), fact -> fact.exact() ? asNonNull(fact) : Fact.exact(type));
    }
  }

  private void learn(Object subject, UnaryOperator<Fact> lesson) {
    update(
        value -> subject.equals(value.id()) ? value.withFact(lesson.apply(value.fact())) : value);
  }

  private void update(UnaryOperator<FactValue> change) {
    for (int i = 0; i < getLocals(); i++) {
      setLocal(i, change.apply(getLocal(i)));
    }
    for (int i = 0; i < getStackSize(); i++) {
      setStack(i, change.apply(getStack(i)));
    }
  }
}
