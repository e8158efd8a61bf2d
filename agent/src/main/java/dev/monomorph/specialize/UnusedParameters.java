package dev.monomorph.specialize;

import dev.monomorph.specialize.pass.DeadStores;
import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;

/**
 * Has copies not be passed what they do not read, as a comparator whose comparison has become part
 * of them: an argument keeps a register from others, and what computes it alive.
 *
 * <p>Once all is known of what the facts of parameters decide: they are counted anew.
 */
final class UnusedParameters {
  /** Rounds over all copies; each drops what only arguments that are gone were made from. */
  private static final int MAX_ROUNDS = 8;

  private final CopyGraph graph;

  private UnusedParameters(CopyGraph graph) {
    this.graph = graph;
  }

  /** Rewrites the copies that are worth it in place. */
  static void apply(CopyGraph graph) {
    new UnusedParameters(graph).run();
  }

  private void run() {
    Map<Copy, Integer> firstAdded = new HashMap<>();
    for (Copy copy : graph.copies()) {
      firstAdded.put(copy, firstAdded(copy));
    }
    boolean changed = true;
    for (int round = 0; changed && round < MAX_ROUNDS; round++) {
      changed = false;
      for (Copy copy : graph.copies()) {
        int own = firstAdded.get(copy);
        if (copy.isWorthIt() && DeadStores.apply(CopyGraph.ownerOf(copy), copy.code(), own)) {
          graph.changed(copy);
          changed = true;
        }
      }
      for (Copy callee : graph.callees()) {
        changed |= dropUnused(callee);
      }
    }
  }

  /** The first local that the source does not know of: unboxed, a long takes one more. */
  private static int firstAdded(Copy copy) {
    return copy.original().maxLocals
        + wideParameters(copy.code().desc)
        - wideParameters(copy.original().desc);
  }

  private static int wideParameters(String descriptor) {
    int wide = 0;
    for (Type type : Type.getArgumentTypes(descriptor)) {
      wide += type.getSize() - 1;
    }
    return wide;
  }

  private boolean dropUnused(Copy callee) {
    boolean changed = false;
    if (callee.isWorthIt() && ParameterRemoval.isPossible(callee.code())) {
      for (int i = Type.getArgumentCount(callee.code().desc) - 1; i >= 0; i--) {
        if (ParameterRemoval.isUnused(callee, i) && mayDrop(callee, i)) {
          drop(callee, i);
          changed = true;
        }
      }
    }
    return changed;
  }

  private boolean mayDrop(Copy callee, int parameter) {
    Type[] types = Type.getArgumentTypes(callee.code().desc);
    for (CopyGraph.Caller caller : graph.callers(callee)) {
      boolean isPlain = ArgumentLoads.behind(caller.call().instruction(), types, parameter) != null;
      if (!isPlain || !caller.copy().isWorthIt()) {
        return false;
      }
    }
    return true;
  }

  private void drop(Copy callee, int parameter) {
    Type[] types = Type.getArgumentTypes(callee.code().desc);
    Type dropped = ParameterRemoval.remove(callee, parameter);
    graph.changed(callee);
    for (CopyGraph.Caller caller : graph.callers(callee)) {
      AbstractInsnNode behind = ArgumentLoads.behind(caller.call().instruction(), types, parameter);
      ArgumentLoads.drop(caller.copy().code().instructions, behind, dropped);
      graph.relink(caller);
    }
  }
}
