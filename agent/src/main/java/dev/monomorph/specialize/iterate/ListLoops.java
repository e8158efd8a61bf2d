package dev.monomorph.specialize.iterate;

import dev.monomorph.specialize.fact.Fact;
import dev.monomorph.specialize.fact.Facts;
import dev.monomorph.specialize.flow.Flow;
import dev.monomorph.specialize.pass.Uses;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Has loops over an {@code ArrayList} count, where nothing in them can change the list: then it
 * does not matter when an iterator would notice that. C2 removes the iterator too, but keeps what
 * is in it in registers, and a sum on the stack instead.
 *
 * <p>If other threads change the list meanwhile, which is a mistake and may or may not be noticed,
 * the loop may fail with an {@code IndexOutOfBoundsException} instead of a {@code
 * ConcurrentModificationException}.
 */
public final class ListLoops {
  /** The calls of lists that stand in the place of calls of iterators. */
  private final Set<AbstractInsnNode> counting = new HashSet<>();

  /**
   * Rewrites a static method in place.
   *
   * @param owner internal name of its class
   * @param facts of the method as it is
   * @param known see {@link Harmless}; what {@link #counts} is among it
   * @return whether anything changed; the code has old stack map frames then
   */
  public boolean apply(
      String owner, MethodNode method, Facts facts, Uses used, Predicate<AbstractInsnNode> known) {
    boolean changed = false;
    List<MethodInsnNode> starts = starts(method, facts);
    // A loop in another is harmless when it counts.
    for (int round = 0; round < starts.size(); round++) {
      Flow flow = new Flow(owner, method);
      for (MethodInsnNode start : starts) {
        ListLoop loop = new ListLoop(method, flow, start);
        if (method.instructions.contains(start) && loop.isReplaceable(known)) {
          used.accept(facts.operand(start, 0));
          counting.addAll(loop.replace());
          changed = true;
        }
      }
    }
    return changed;
  }

  /** Whether a call is one that has been put into code here. */
  public boolean counts(AbstractInsnNode insn) {
    return counting.contains(insn);
  }

  private static List<MethodInsnNode> starts(MethodNode method, Facts facts) {
    List<MethodInsnNode> starts = new ArrayList<>();
    for (AbstractInsnNode insn : method.instructions) {
      if (ListLoop.isStart(insn) && facts.isReached(insn)) {
        Fact list = facts.operand(insn, 0).fact();
        if (list.isExactObject() && list.type() == ArrayList.class) {
          starts.add((MethodInsnNode) insn);
        }
      }
    }
    return starts;
  }
}
