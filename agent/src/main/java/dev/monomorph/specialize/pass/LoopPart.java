package dev.monomorph.specialize.pass;

import dev.monomorph.specialize.fact.FactValue;
import dev.monomorph.specialize.fact.Facts;
import dev.monomorph.specialize.fact.Jumps;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * One iteration of a loop, copied into a method of its own: there it is analyzed and folded for
 * what is known when it begins, at the cost of the loop and not of all that surrounds it.
 *
 * <p>Ways that lead to a jump only are joined no sooner than where it leads: there each may have a
 * state of its own.
 *
 * <p>Where it would begin anew it jumps to a label behind its code, and where it leaves the loop to
 * others; {@link #emit} brings it back into the method with these jumps leading on.
 */
final class LoopPart {
  private static final int MAX_ROUNDS = 8;

  private final Facts whole;
  private final MethodNode part;
  private final List<FactValue> locals;
  private final LabelNode start = new LabelNode();
  private final LabelNode again = new LabelNode();

  /** Labels behind the code, and those outside of the loop that they stand for. */
  private final Map<LabelNode, LabelNode> exits = new HashMap<>();

  private final Map<TryCatchBlockNode, TryCatchBlockNode> originals = new HashMap<>();
  private Facts facts;

  /**
   * @param whole the facts of the method
   * @param locals by slot, as the iteration begins with them
   */
  LoopPart(MethodNode method, Loop loop, Facts whole, List<FactValue> locals) {
    this.whole = whole;
    this.locals = locals;
    String descriptor = descriptor(locals) + Type.getReturnType(method.desc);
    this.part =
        new MethodNode(Opcodes.ASM9, Opcodes.ACC_STATIC, method.name, descriptor, null, null);
    part.maxLocals = method.maxLocals;
    part.maxStack = method.maxStack + 1;
    copy(method, loop);
    this.facts = analyze();
  }

  /** A parameter for each local: of these an analysis knows no more than their sizes. */
  private static String descriptor(List<FactValue> locals) {
    StringBuilder text = new StringBuilder("(");
    for (int i = 0; i < locals.size(); i += locals.get(i).size()) {
      text.append(locals.get(i).size() == 2 ? 'J' : 'I');
    }
    return text.append(')').toString();
  }

  private void copy(MethodNode method, Loop loop) {
    Map<LabelNode, LabelNode> labels = new HashMap<>();
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof LabelNode label) {
        labels.put(label, loop.contains(label) ? new LabelNode() : label);
      }
    }
    labels.put(loop.head(), start);
    Map<LabelNode, LabelNode> targets = new HashMap<>(labels);
    targets.put(loop.head(), again);
    for (AbstractInsnNode insn : loop.instructions()) {
      for (LabelNode target : Jumps.targets(insn)) {
        if (!loop.contains(target) && targets.get(target) == target) {
          LabelNode exit = new LabelNode();
          targets.put(target, exit);
          exits.put(exit, target);
        }
      }
      part.instructions.add(copy(insn, insn.getOpcode() >= 0 ? targets : labels));
    }
    addEnd(again);
    JumpThreading.apply(part);
    exits.keySet().forEach(this::addEnd);
    copyTables(method, loop, labels);
  }

  private static AbstractInsnNode copy(AbstractInsnNode insn, Map<LabelNode, LabelNode> labels) {
    return insn.clone(labels);
  }

  /** Something has to be there; what it is nobody asks. */
  private void addEnd(LabelNode label) {
    part.instructions.add(label);
    part.instructions.add(new InsnNode(Opcodes.ACONST_NULL));
    part.instructions.add(new InsnNode(Opcodes.ATHROW));
  }

  private void copyTables(MethodNode method, Loop loop, Map<LabelNode, LabelNode> labels) {
    for (TryCatchBlockNode block : method.tryCatchBlocks) {
      if (loop.isInside(block)) {
        TryCatchBlockNode copy = copy(block, labels);
        originals.put(copy, block);
        part.tryCatchBlocks.add(copy);
      }
    }
    part.localVariables = new ArrayList<>();
    for (LocalVariableNode variable : loop.variablesIn(method)) {
      LabelNode end = loop.contains(variable.end) ? labels.get(variable.end) : again;
      part.localVariables.add(copy(variable, labels.get(variable.start), end));
    }
  }

  private static TryCatchBlockNode copy(TryCatchBlockNode block, Map<LabelNode, LabelNode> labels) {
    return new TryCatchBlockNode(
        labels.get(block.start), labels.get(block.end), labels.get(block.handler), block.type);
  }

  private static LocalVariableNode copy(
      LocalVariableNode variable, LabelNode start, LabelNode end) {
    return new LocalVariableNode(
        variable.name, variable.desc, variable.signature, start, end, variable.index);
  }

  private Facts analyze() {
    return whole.ofPart(part, locals);
  }

  /** How many reads and calls of constants have results that are known. */
  int knownReads() {
    return knownReads(facts);
  }

  /** How many would, if the iteration began with other locals. */
  int knownReadsWith(List<FactValue> others) {
    return knownReads(whole.ofPart(part, others));
  }

  private int knownReads(Facts known) {
    int count = 0;
    for (AbstractInsnNode insn : part.instructions) {
      if (known.isReached(insn)) {
        boolean isCall =
            insn instanceof MethodInsnNode call
                && FoldCalls.resultOf(call, known) != ConstantCalls.NOT_MADE;
        count += isCall || known.readBy(insn) != null ? 1 : 0;
      }
    }
    return count;
  }

  /** Folds what is known. */
  void fold(Uses used) {
    for (int round = 0; round < MAX_ROUNDS && applyFolds(used); round++) {
      facts = analyze();
      DeadCode.remove(part, facts);
    }
  }

  private boolean applyFolds(Uses used) {
    boolean changed = false;
    for (Pass pass : Pass.FOLDS) {
      changed |= pass.apply(part, facts, used);
    }
    return changed;
  }

  /** Whether another iteration may follow. */
  boolean goesOn() {
    for (AbstractInsnNode insn : part.instructions) {
      if (Jumps.targets(insn).contains(again)) {
        return true;
      }
    }
    return false;
  }

  /** The number of its instructions. */
  int size() {
    int size = 0;
    for (AbstractInsnNode insn = start; insn != again; insn = insn.getNext()) {
      size += insn.getOpcode() >= 0 ? 1 : 0;
    }
    return size;
  }

  /**
   * Copies it to the end of a list.
   *
   * @param entry the label where it is to begin, which is none of any list yet
   * @param next where to go on after this iteration, by the values of the locals then
   * @return its handlers, by those that they are copies of; its variables are added to {@code
   *     variables}
   */
  Map<TryCatchBlockNode, TryCatchBlockNode> emit(
      InsnList list,
      LabelNode entry,
      Function<List<FactValue>, LabelNode> next,
      List<LocalVariableNode> variables) {
    Map<LabelNode, LabelNode> labels = new HashMap<>(exits);
    for (AbstractInsnNode insn = start; insn != again; insn = insn.getNext()) {
      if (insn instanceof LabelNode label) {
        labels.put(label, new LabelNode());
      }
    }
    labels.put(start, entry);
    for (AbstractInsnNode insn = start; insn != again; insn = insn.getNext()) {
      if (Jumps.targets(insn).contains(again)) {
        labels.put(again, next.apply(facts.localsBefore(insn)));
      }
      list.add(copy(insn, labels));
    }
    LabelNode end = new LabelNode();
    list.add(end);
    labels.put(again, end);
    for (LocalVariableNode each : part.localVariables) {
      variables.add(copy(each, labels.get(each.start), labels.get(each.end)));
    }
    Map<TryCatchBlockNode, TryCatchBlockNode> handlers = new HashMap<>();
    for (TryCatchBlockNode block : part.tryCatchBlocks) {
      handlers.put(originals.get(block), copy(block, labels));
    }
    return handlers;
  }
}
