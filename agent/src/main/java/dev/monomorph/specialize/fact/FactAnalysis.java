package dev.monomorph.specialize.fact;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/**
 * The abstract interpretation of a method to its fixpoint.
 *
 * <p>By basic blocks, as ASM's analyzer is not: frames are joined where ways meet and nowhere else,
 * and the block that comes first in the code is next. Subroutines (JSR) are not known.
 */
final class FactAnalysis {
  private final MethodNode method;
  private final FactInterpreter interpreter;
  private final AbstractInsnNode[] code;
  private final Map<AbstractInsnNode, Integer> positions = new HashMap<>();
  private final BitSet starts = new BitSet();
  private final List<List<TryCatchBlockNode>> handlers = new ArrayList<>();
  private final FactFrame[] entries;
  private final FactFrame[] frames;
  private final BitSet pending = new BitSet();

  private FactAnalysis(MethodNode method, FactInterpreter interpreter) {
    this.method = method;
    this.interpreter = interpreter;
    this.code = method.instructions.toArray();
    this.entries = new FactFrame[code.length];
    this.frames = new FactFrame[code.length];
    findBlocks();
    findHandlers();
  }

  /**
   * Interprets a method.
   *
   * @param parameters what holds on entry, the receiver included
   * @return for each instruction, labels and lines too, what holds before it; null where nothing
   *     gets there
   * @throws AnalyzerException if the JVM could not verify the code
   */
  static FactFrame[] of(MethodNode method, List<FactValue> parameters, FactInterpreter interpreter)
      throws AnalyzerException {
    FactAnalysis analysis = new FactAnalysis(method, interpreter);
    if (analysis.code.length > 0) {
      analysis.flowTo(0, analysis.entry(parameters));
      analysis.run();
    }
    return analysis.frames;
  }

  private void findBlocks() {
    for (int i = 0; i < code.length; i++) {
      positions.put(code[i], i);
    }
    starts.set(0);
    for (int i = 0; i < code.length; i++) {
      for (LabelNode target : Jumps.targets(code[i])) {
        starts.set(positions.get(target));
      }
      if (Jumps.ends(code[i])) {
        starts.set(i + 1);
      }
    }
    for (TryCatchBlockNode block : method.tryCatchBlocks) {
      starts.set(positions.get(block.handler));
    }
  }

  /** Instructions of one range have the very same list. */
  private void findHandlers() {
    BitSet borders = new BitSet();
    for (TryCatchBlockNode block : method.tryCatchBlocks) {
      borders.set(positions.get(block.start));
      borders.set(positions.get(block.end));
    }
    List<TryCatchBlockNode> current = List.of();
    for (int i = 0; i < code.length; i++) {
      current = borders.get(i) ? handlersAt(i) : current;
      handlers.add(current);
    }
  }

  private List<TryCatchBlockNode> handlersAt(int at) {
    List<TryCatchBlockNode> found = new ArrayList<>();
    for (TryCatchBlockNode block : method.tryCatchBlocks) {
      if (at >= positions.get(block.start) && at < positions.get(block.end)) {
        found.add(block);
      }
    }
    return found;
  }

  private FactFrame entry(List<FactValue> parameters) {
    FactFrame entry = new FactFrame(method.maxLocals, method.maxStack);
    int slot = 0;
    for (FactValue parameter : parameters) {
      entry.setLocal(slot, parameter);
      if (parameter.size() == 2) {
        entry.setLocal(slot + 1, FactValue.SINGLE);
      }
      slot += parameter.size();
    }
    while (slot < method.maxLocals) {
      entry.setLocal(slot++, FactValue.SINGLE);
    }
    return entry;
  }

  private void run() throws AnalyzerException {
    for (int next = pending.nextSetBit(0); next >= 0; next = pending.nextSetBit(0)) {
      pending.clear(next);
      runBlock(next);
    }
  }

  /** What is recorded of its last run is what holds: nothing that it begins with changed since. */
  private void runBlock(int start) throws AnalyzerException {
    FactFrame state = new FactFrame(entries[start]);
    boolean isNews = true;
    for (int at = start; at < code.length; at++) {
      AbstractInsnNode insn = code[at];
      if (at > start && starts.get(at)) {
        flowTo(at, state);
        return;
      }
      record(at, state, at == start);
      isNews |= at > start && handlers.get(at) != handlers.get(at - 1);
      if (insn.getOpcode() >= 0) {
        if (isNews) {
          handToHandlers(at, state);
        }
        execute(insn, state);
        isNews = Jumps.stores(insn);
      }
      if (Jumps.ends(insn)) {
        leave(at, state);
        return;
      }
    }
    throw new AnalyzerException(code[code.length - 1], "runs off the end of the code");
  }

  /** Labels and lines change nothing: what comes behind them shares their frame. */
  private void record(int at, FactFrame state, boolean isFirst) {
    boolean isShared = !isFirst && code[at - 1].getOpcode() < 0;
    frames[at] = isShared ? frames[at - 1] : new FactFrame(state);
  }

  private void execute(AbstractInsnNode insn, FactFrame state) throws AnalyzerException {
    if (insn.getOpcode() == Opcodes.JSR || insn.getOpcode() == Opcodes.RET) {
      throw new AnalyzerException(insn, "subroutine");
    }
    try {
      state.execute(insn, interpreter);
    } catch (RuntimeException e) {
      throw new AnalyzerException(insn, "cannot be run: " + e, e);
    }
  }

  /** Where the way goes on to from the last instruction of a block. */
  private void leave(int at, FactFrame state) throws AnalyzerException {
    AbstractInsnNode insn = code[at];
    if (Jumps.goesOn(insn)) {
      if (at + 1 == code.length) {
        throw new AnalyzerException(insn, "runs off the end of the code");
      }
      state.initJumpTarget(insn.getOpcode(), null);
      flowTo(at + 1, state);
    }
    for (LabelNode target : Jumps.targets(insn)) {
      state.initJumpTarget(insn.getOpcode(), target);
      flowTo(positions.get(target), state);
    }
  }

  /** What is stored before an instruction can be what a handler of its exceptions finds. */
  private void handToHandlers(int at, FactFrame state) throws AnalyzerException {
    for (TryCatchBlockNode block : handlers.get(at)) {
      FactFrame caught = new FactFrame(state);
      caught.clearStack();
      caught.forget(block);
      caught.push(interpreter.newExceptionValue(block, caught, null));
      flowTo(positions.get(block.handler), caught);
    }
  }

  private void flowTo(int at, FactFrame state) throws AnalyzerException {
    if (entries[at] == null) {
      entries[at] = new FactFrame(state);
      pending.set(at);
    } else if (entries[at].merge(state, interpreter)) {
      pending.set(at);
    }
  }
}
