package dev.monomorph.specialize.pass;

import dev.monomorph.specialize.fact.Facts;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Writes out a loop that walks over constants: a list or an array by a counter, a linked structure
 * by a reference, a program by its program counter. Each state of the local that it walks by gets a
 * copy of the loop's body of its own, in which what is read there is known; where an iteration
 * leads to a state that has one already, it jumps there. So a loop over a list becomes a sequence,
 * and an interpreter's loop over a program becomes that program.
 *
 * <p>This is polyvariant specialization of program points (Jones, Gomard, Sestoft, "Partial
 * Evaluation and Automatic Program Generation", 1993, chapter 4), by those locals alone whose
 * values decide which constants are read: others, such as a result that is counted up, would make
 * ever more states of them.
 *
 * <p>A loop is left as it is if its copies would come to more than {@link Growth#MAX_ADDED}
 * instructions, or if its method would become too large to be compiled. It stays behind them where
 * an iteration leads to a state that is not known.
 */
final class UnfoldLoops implements Pass {
  @Override
  public boolean apply(MethodNode method, Facts facts, Uses used) {
    List<LabelNode> unfolded = new ArrayList<>();
    for (Loop loop : Loop.all(method)) {
      // Where a loop stands within another, the other goes when its turn comes again.
      boolean isCurrent = unfolded.stream().noneMatch(loop::contains);
      if (isCurrent && facts.isReached(loop.head()) && facts.isStackEmpty(loop.head())) {
        Unfolding unfolding = new Unfolding(method, loop, facts);
        if (unfolding.isPossible()) {
          unfolding.insert(used);
          unfolded.add(loop.head());
        }
      }
    }
    return !unfolded.isEmpty();
  }
}
