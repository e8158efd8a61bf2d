package dev.monomorph.specialize.pass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** Copies of a loop's body in front of the loop, each of which runs on into the next. */
final class LoopCopies {
  private final MethodNode method;
  private final Loop loop;
  private final Map<LabelNode, LabelNode> labels = new HashMap<>();
  private final Map<LabelNode, LabelNode> targets;
  private final LabelNode end = new LabelNode();

  private LoopCopies(MethodNode method, Loop loop) {
    this.method = method;
    this.loop = loop;
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof LabelNode label) {
        labels.put(label, loop.contains(label) ? new LabelNode() : label);
      }
    }
    this.targets = new HashMap<>(labels);
    targets.put(loop.head(), end);
  }

  /**
   * Puts so many iterations in front of the loop, one at least.
   *
   * @param head instructions that the copies have no need of
   * @param instead what comes in place of them, by the number of the iteration
   */
  static void insert(
      MethodNode method,
      Loop loop,
      int iterations,
      List<AbstractInsnNode> head,
      IntFunction<AbstractInsnNode> instead) {
    LoopCopies first = new LoopCopies(method, loop);
    first.insert(head, instead.apply(0));
    for (int i = 1; i < iterations; i++) {
      new LoopCopies(method, loop).insert(head, instead.apply(i));
    }
    first.beginAt(first.labels.get(loop.head()));
  }

  private void insert(List<AbstractInsnNode> head, AbstractInsnNode instead) {
    InsnList body = new InsnList();
    for (AbstractInsnNode insn : loop.instructions()) {
      if (insn == head.get(0)) {
        body.add(instead);
      } else if (insn != loop.back() && !head.contains(insn)) {
        body.add(copy(insn));
      }
    }
    body.add(end);
    addFrame(body);
    copyHandlers();
    copyVariables();
    method.instructions.insertBefore(loop.head(), body);
  }

  private AbstractInsnNode copy(AbstractInsnNode insn) {
    return insn.clone(insn.getOpcode() >= 0 ? targets : labels);
  }

  /** Where a copy is left for the next one by a jump, things are as where the loop begins. */
  private void addFrame(InsnList body) {
    if (loop.instructions().stream().noneMatch(loop::continuesBy)) {
      return;
    }
    if (loop.frame() != null) {
      body.add(loop.frame().clone(labels));
    }
  }

  /** A handler comes in the table before those around it. */
  private void copyHandlers() {
    List<TryCatchBlockNode> all = new ArrayList<>();
    for (TryCatchBlockNode block : method.tryCatchBlocks) {
      if (loop.isInside(block)) {
        all.add(
            new TryCatchBlockNode(
                labels.get(block.start),
                labels.get(block.end),
                labels.get(block.handler),
                block.type));
      }
      all.add(block);
    }
    method.tryCatchBlocks = all;
  }

  private void copyVariables() {
    for (LocalVariableNode variable : loop.variablesIn(method)) {
      LabelNode until = loop.contains(variable.end) ? labels.get(variable.end) : end;
      method.localVariables.add(
          new LocalVariableNode(
              variable.name,
              variable.desc,
              variable.signature,
              labels.get(variable.start),
              until,
              variable.index));
    }
  }

  private void beginAt(LabelNode first) {
    for (LocalVariableNode variable : Loop.variables(method)) {
      if (loop.isAround(variable)) {
        variable.start = first;
      }
    }
  }
}
