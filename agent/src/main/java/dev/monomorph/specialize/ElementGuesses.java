package dev.monomorph.specialize;

import dev.monomorph.specialize.exit.SideExits;
import dev.monomorph.specialize.fact.Facts;
import dev.monomorph.specialize.pass.DeadCode;
import dev.monomorph.specialize.pass.DeadStores;
import java.util.List;
import java.util.function.Function;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;

/** Has copies guess what the elements of collections are, where that may help. */
final class ElementGuesses {
  /** A method of more bytes guesses nothing: its code is there twice if it does. */
  private static final int MAX_BYTES = 2_000;

  /** Guesses in one method: each has a way out of its own. */
  private static final int MAX_GUESSES = 16;

  private final Speculation speculation;
  private final CalleeFinder callees;
  private final Function<Copy, Facts> analysis;
  private boolean made;

  /**
   * @param speculation what may be guessed; null for nothing
   * @param analysis gives the facts of a copy as it then is
   */
  ElementGuesses(Speculation speculation, CalleeFinder callees, Function<Copy, Facts> analysis) {
    this.speculation = speculation;
    this.callees = callees;
    this.analysis = analysis;
  }

  /** Whether some copy guesses. */
  boolean wereMade() {
    return made;
  }

  /**
   * A way into the middle of what a lock protects is none that the JVM's compilers expect: to them
   * a monitor is entered at one place.
   */
  private static boolean mayBeTwice(Copy copy) {
    for (AbstractInsnNode insn : copy.code().instructions) {
      if (insn.getOpcode() == Opcodes.MONITORENTER) {
        return false;
      }
    }
    return CodeSize.upperBound(copy.code()) <= MAX_BYTES;
  }

  /**
   * Rewrites a copy in place, if there is something to guess in it.
   *
   * @return whether it was rewritten
   */
  boolean apply(Copy copy, Facts facts) {
    if (speculation == null || !mayBeTwice(copy)) {
      return false;
    }
    List<AbstractInsnNode> loads = ElementLoads.of(callees, copy, facts, speculation.box());
    if (loads.isEmpty() || loads.size() > MAX_GUESSES) {
      return false;
    }
    String owner = CopyGraph.ownerOf(copy);
    // What is dead is not handed on at an exit, where it would take a register from the loop.
    boolean changed = DeadStores.apply(owner, copy.code(), copy.original().maxLocals);
    int locals = copy.code().maxLocals;
    LabelNode generic =
        SideExits.insert(
            owner, copy.code(), loads, speculation.box(), copy.owner(), speculation.missed());
    if (generic == null) {
      return changed;
    }
    DeadCode.remove(copy.code(), analysis.apply(copy));
    StackMaps.insert(copy.code(), copy.owner()::load);
    copy.followTo(generic, locals);
    copy.rewritten();
    made = true;
    return true;
  }
}
