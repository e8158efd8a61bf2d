package dev.monomorph.specialize.fact;

import dev.monomorph.specialize.fact.FactValue.Test;
import java.util.function.UnaryOperator;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.Interpreter;

/**
 * A frame that learns from branches, behind {@code if (x instanceof C)} every slot that holds x
 * knows, and from instructions that did not fail on null.
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
    identify(insn);
    rememberOperands(insn);
    Object dereferenced = dereferenced(insn);
    super.execute(insn, interpreter);
    if (dereferenced != null) {
      learn(dereferenced, FactFrame::asNonNull);
    }
    before = first == null ? null : new FactFrame(this);
  }

  /** A new result of the same instruction is not the value that its last one was. */
  private void forget(AbstractInsnNode insn) {
    if (insn.getOpcode() == Opcodes.ALOAD || ResultSizes.isReference(insn)) {
      forget((Object) insn);
    }
  }

  /** What had an id so far is another value than the one that gets it now. */
  void forget(Object id) {
    update(value -> value.forgetting(id));
  }

  @Override
  public boolean merge(Frame<? extends FactValue> frame, Interpreter<FactValue> interpreter)
      throws AnalyzerException {
    if (!JoinedIds.areNeeded(this, frame)) {
      return super.merge(frame, interpreter);
    }
    FactFrame renamed = new FactFrame(frame);
    boolean changed = JoinedIds.rename(this, renamed);
    return super.merge(renamed, interpreter) || changed;
  }

  /** What is loaded from a local is what the local holds, wherever both came from. */
  private void identify(AbstractInsnNode insn) {
    if (insn.getOpcode() == Opcodes.ALOAD) {
      int slot = ((VarInsnNode) insn).var;
      FactValue value = getLocal(slot);
      if (value.id() == null) {
        setLocal(slot, value.withId(insn));
      }
    }
  }

  /** The id of the object without which the instruction fails, or null. */
  private Object dereferenced(AbstractInsnNode insn) {
    int depth =
        switch (insn.getOpcode()) {
          case Opcodes.GETFIELD, Opcodes.ARRAYLENGTH -> 0;
          case Opcodes.PUTFIELD, Opcodes.AALOAD -> 1;
          case Opcodes.INVOKEVIRTUAL, Opcodes.INVOKEINTERFACE ->
              Type.getArgumentCount(((MethodInsnNode) insn).desc);
          default -> -1;
        };
    return depth < 0 ? null : getStack(getStackSize() - 1 - depth).id();
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

  /** On a way that nobody goes a fact stays, as in {@link Fact#narrowedTo}. */
  private static Fact asNull(Fact fact) {
    return fact.isNonNull() ? fact : Fact.NULL;
  }

  /**
   * Null does not stay: it may be what is known in a loop's first round only, and would be joined
   * with what is known in the others.
   */
  private static Fact asNonNull(Fact fact) {
    return fact.nonNull();
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
