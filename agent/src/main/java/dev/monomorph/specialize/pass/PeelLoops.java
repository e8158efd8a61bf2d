package dev.monomorph.specialize.pass;

import dev.monomorph.runtime.Foldable;
import dev.monomorph.specialize.fact.Facts;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Puts the iterations of a loop over a constant list in front of it, one after the other, so that
 * each has its own element for a constant. The loop itself stays behind them, for what comes after
 * the last element; mostly that is found to be dead.
 *
 * <p>A loop is taken if its counter is known when it begins and grows by a constant at its end, and
 * if it is by this counter that a list is read which cannot change. Anything else in it is left as
 * it is: its bound need not be known, and it may be left at any place.
 */
final class PeelLoops implements Pass {
  /** Iterations of one loop. */
  static final int MAX_ITERATIONS = 32;

  /** Instructions that the iterations of one loop may add. */
  static final int MAX_ADDED = 2_000;

  @Override
  public boolean apply(MethodNode method, Facts facts, Uses used) {
    if (!readsList(method, facts)) {
      return false;
    }
    boolean changed = false;
    for (Loop loop : Loop.all(method)) {
      int iterations = iterations(loop, facts);
      // Where a loop stands within another, the other goes when its turn comes again.
      if (!changed && iterations > 0 && iterations * loop.size() <= MAX_ADDED) {
        LoopCopies.insert(method, loop, iterations);
        changed = true;
      }
    }
    return changed;
  }

  /** Most methods read no constant list, and need no search for loops. */
  private static boolean readsList(MethodNode method, Facts facts) {
    for (AbstractInsnNode insn : method.instructions) {
      if (facts.isReached(insn) && listReadBy(insn, facts) != null) {
        return true;
      }
    }
    return false;
  }

  /** How many iterations have an element of their own; 0 where the loop is none to be peeled. */
  private static int iterations(Loop loop, Facts facts) {
    VarInsnNode start = loop.initialization();
    IincInsnNode step = loop.step();
    boolean counts = start != null && step != null && start.var == step.var && step.incr > 0;
    if (!counts || !facts.isReached(start) || loop.assigns(step.var, step)) {
      return 0;
    }
    if (!(facts.operand(start, 0).fact().constant() instanceof Integer first) || first < 0) {
      return 0;
    }
    int iterations = 0;
    for (AbstractInsnNode insn : loop.instructions()) {
      int size = facts.isReached(insn) ? sizeOfListReadBy(insn, step.var, facts) : 0;
      // One more than there are elements: it is there that the end is found.
      int needed = size <= first ? 0 : (size - first + step.incr - 1) / step.incr + 1;
      iterations = Math.max(iterations, needed);
    }
    return iterations <= MAX_ITERATIONS ? iterations : 0;
  }

  private static int sizeOfListReadBy(AbstractInsnNode insn, int counter, Facts facts) {
    List<?> list = isLoadOf(counter, insn.getPrevious()) ? listReadBy(insn, facts) : null;
    return list == null ? 0 : list.size();
  }

  /** The constant list that an instruction takes an element of, or null. */
  private static List<?> listReadBy(AbstractInsnNode insn, Facts facts) {
    boolean reads =
        insn instanceof MethodInsnNode call
            && call.name.equals("get")
            && call.desc.equals("(I)Ljava/lang/Object;")
            && insn.getOpcode() == Opcodes.INVOKEINTERFACE;
    Object receiver = reads ? facts.operand(insn, 1).fact().object() : null;
    return receiver instanceof List<?> list && Foldable.isImmutableCollection(list.getClass())
        ? list
        : null;
  }

  private static boolean isLoadOf(int counter, AbstractInsnNode insn) {
    return insn instanceof VarInsnNode load
        && load.getOpcode() == Opcodes.ILOAD
        && load.var == counter;
  }
}
