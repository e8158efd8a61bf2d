package dev.monomorph.specialize;

import dev.monomorph.specialize.fact.ConstantHeap;
import dev.monomorph.specialize.fact.Fact;
import dev.monomorph.specialize.fact.FactValue;
import dev.monomorph.specialize.fact.Facts;
import dev.monomorph.specialize.pass.DeadCode;
import dev.monomorph.specialize.pass.Pass;
import dev.monomorph.specialize.pass.Uses;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * What calls give, found by looking into the methods that they run with the arguments that they
 * have: objects whose class is certain.
 *
 * <p>It is asked for while the caller is being interpreted, with what is known of the arguments so
 * far. So a value that a loop carries through a call keeps its class, where it has one to begin
 * with.
 */
final class Results {
  /** Calls within calls. */
  private static final int MAX_DEPTH = 6;

  /** Methods that are looked into in one session. */
  private static final int MAX_METHODS = 128;

  /** {@code FreqInlineSize}: what is larger gives this or that. */
  private static final int MAX_BYTES = 325;

  /** Rounds of passes over one method. */
  private static final int MAX_ROUNDS = 4;

  /** Whoever uses an answer has used all that is known of the arguments. */
  private static final Uses ANY_USE =
      new Uses() {
        @Override
        public void accept(FactValue value) {
          // see above
        }

        @Override
        public void acceptObject(FactValue value) {
          // see above
        }
      };

  /** A method and what is known of its arguments. */
  private record Question(MethodNode method, List<Fact> arguments) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Question question
          && method.equals(question.method)
          && arguments.equals(question.arguments);
    }

    @Override
    public int hashCode() {
      return 31 * method.hashCode() + arguments.hashCode();
    }
  }

  private final CalleeFinder callees;
  private final TrustedHeap heap;
  private final Map<Question, Fact> answers = new HashMap<>();
  private int depth;

  Results(CalleeFinder callees, TrustedHeap heap) {
    this.callees = callees;
    this.heap = heap;
  }

  /** The heap as code of that class sees it. */
  ConstantHeap seenFrom(LoadedClass owner) {
    return new KnownResults(heap, this, owner);
  }

  /** What is known of the object that a call gives; null for nothing. */
  Fact of(LoadedClass caller, MethodInsnNode call, List<? extends FactValue> arguments) {
    if (Type.getReturnType(call.desc).getSort() < Type.ARRAY) {
      return null;
    }
    List<FactValue> values = new ArrayList<>(arguments);
    Program.Resolved callee = callees.find(caller, call, values).method();
    if (callee == null) {
      return null;
    }
    Question question = new Question(callee.method(), Arguments.assumable(values, heap::isTrusted));
    if (!answers.containsKey(question)) {
      // While it is being found out, which may ask for itself, nothing is known.
      answers.put(question, null);
      answers.put(question, look(callee, question));
    }
    return answers.get(question);
  }

  private Fact look(Program.Resolved callee, Question question) {
    if (depth == MAX_DEPTH
        || answers.size() > MAX_METHODS
        || CodeSize.upperBound(callee.method()) > MAX_BYTES) {
      return null;
    }
    depth++;
    try {
      return result(callee, question.arguments());
    } finally {
      depth--;
    }
  }

  private Fact result(Program.Resolved callee, List<Fact> arguments) {
    LoadedClass owner = callee.owner();
    MethodNode code = StaticCopy.of(owner, callee.method(), false);
    List<Fact> entry = new ArrayList<>(arguments);
    if (!callee.isStatic()) {
      entry.set(0, entry.get(0).nonNull());
    }
    Facts facts = folded(code, () -> analyze(owner, code, entry));
    Fact result = null;
    for (AbstractInsnNode insn : code.instructions) {
      if (insn.getOpcode() == Opcodes.ARETURN && facts.isReached(insn)) {
        Fact returned = facts.operand(insn, 0).fact();
        result = result == null ? returned : result.join(returned);
      }
    }
    return result == null || !result.isExactObject() ? null : result;
  }

  private Facts analyze(LoadedClass owner, MethodNode code, List<Fact> entry) {
    return Facts.of(owner.tree().name, code, entry, owner, seenFrom(owner));
  }

  /** The facts of code from which those ways are taken that the arguments exclude. */
  private static Facts folded(MethodNode code, Supplier<Facts> analysis) {
    Facts facts = analysis.get();
    for (int round = 0; round < MAX_ROUNDS && folds(code, facts); round++) {
      facts = analysis.get();
      DeadCode.remove(code, facts);
    }
    return facts;
  }

  private static boolean folds(MethodNode code, Facts facts) {
    boolean changed = false;
    for (Pass pass : Pass.FOLDS) {
      changed |= pass.apply(code, facts, ANY_USE);
    }
    return changed;
  }
}
