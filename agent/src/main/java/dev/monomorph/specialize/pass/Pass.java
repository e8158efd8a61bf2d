package dev.monomorph.specialize.pass;

import dev.monomorph.specialize.fact.Facts;
import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.tree.MethodNode;

/**
 * One rewriting of a method by what is known of its values.
 *
 * <p>A pass may replace instructions and add some; it keeps every label and, as the code was
 * verified with stack map frames that it does not recompute, leaves the types of locals and stack
 * at labels as they were.
 */
public interface Pass {
  /** Those that fold what is known, in their order. */
  List<Pass> FOLDS =
      List.of(
          new FoldReads(),
          new FoldCalls(),
          new FoldTypeTests(),
          new FoldPatternSwitches(),
          new FoldBranches());

  /** Those that make more known, by writing loops out. */
  List<Pass> LOOPS = List.of(new UnfoldLoops(), new UnrollForEach());

  /** All passes, in the order in which they run until none changes anything. */
  List<Pass> ALL = Stream.concat(FOLDS.stream(), LOOPS.stream()).toList();

  /**
   * Rewrites {@code method} in place.
   *
   * @param facts of the method; instructions that another pass has added since have none
   * @param used is told each value whose fact decided something
   * @return whether anything changed
   */
  boolean apply(MethodNode method, Facts facts, Uses used);
}
