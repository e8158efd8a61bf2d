package dev.monomorph.specialize.iterate;

import dev.monomorph.specialize.fact.FactValue;
import dev.monomorph.specialize.fact.Facts;
import dev.monomorph.specialize.flow.Flow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

  /** Whether there may be such a loop: what is known of other methods need not be found out. */
  public static boolean mayBeIn(MethodNode method) {
    for (AbstractInsnNode insn : method.instructions) {
      if (ListLoop.isStart(insn)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Rewrites a static method in place.
   *
   * @param owner internal name of its class
   * @param facts of the method as it is
   * @param around knows of {@link #counts}
   * @return whether anything changed; the code has old stack map frames then
   */
  public boolean apply(String owner, MethodNode method, Facts facts, Surroundings around) {
    List<MethodInsnNode> starts = starts(method, facts, around);
    boolean changed = false;
    boolean again = !starts.isEmpty();
    // A loop in another is harmless when it counts.
    while (again) {
      again = false;
      Flow flow = new Flow(owner, method);
      for (MethodInsnNode start : List.copyOf(starts)) {
        ListLoop loop = new ListLoop(method, flow, start, around);
        if (loop.isReplaceable()) {
          counting.addAll(loop.replace());
          starts.remove(start);
          again = true;
        }
      }
      changed |= again;
    }
    return changed;
  }

  /** Whether a call is one that has been put into code here. */
  public boolean counts(AbstractInsnNode insn) {
    return counting.contains(insn);
  }

  private static List<MethodInsnNode> starts(MethodNode method, Facts facts, Surroundings around) {
    List<MethodInsnNode> starts = new ArrayList<>();
    for (AbstractInsnNode insn : method.instructions) {
      if (ListLoop.isStart(insn) && facts.isReached(insn)) {
        FactValue list = facts.operand(insn, 0);
        if (list.fact().isExactObject()
            && list.fact().type() == ArrayList.class
            && around.isReliedOn(list)) {
          starts.add((MethodInsnNode) insn);
        }
      }
    }
    return starts;
  }
}
