package dev.monomorph.specialize;

import dev.monomorph.specialize.flow.Flow;
import dev.monomorph.specialize.pass.DropUnused;
import dev.monomorph.specialize.sum.Sum;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A copy that returns the sum of its first parameter and of something else returns what is added,
 * and its callers add: {@code sum = add(sum, x)} becomes {@code sum = sum + add(x)}. So the
 * additions of a chain of calls come to stand in one method, where {@link
 * dev.monomorph.specialize.sum.SumOrder} can put them in another order. Integers only, whose sums
 * are the same in every order (JLS 15.18.2).
 */
final class ReturnedSums {
  /** Rounds over all copies; each takes additions out by one call. */
  private static final int MAX_ROUNDS = 8;

  private final CopyGraph graph;

  private ReturnedSums(CopyGraph graph) {
    this.graph = graph;
  }

  /** Rewrites the copies that are worth it in place. */
  static void apply(CopyGraph graph) {
    new ReturnedSums(graph).run();
  }

  private void run() {
    boolean changed = true;
    for (int round = 0; changed && round < MAX_ROUNDS; round++) {
      changed = false;
      for (Copy callee : graph.callees()) {
        changed |= takeOut(callee);
      }
    }
  }

  private boolean takeOut(Copy callee) {
    if (!isFit(callee)) {
      return false;
    }
    MethodNode code = callee.code();
    Sum sum = Sum.returnedBy(code, new Flow(CopyGraph.ownerOf(callee), code));
    if (sum == null) {
      return false;
    }
    DropUnused.remove(code.instructions, sum.load());
    DropUnused.remove(code.instructions, sum.addition());
    Type type = ParameterRemoval.remove(callee, 0);
    graph.changed(callee);
    for (CopyGraph.Caller caller : graph.callers(callee)) {
      MethodInsnNode call = graph.relink(caller);
      InsnList calling = caller.copy().code().instructions;
      calling.insert(call, new InsnNode(type.getOpcode(Opcodes.IADD)));
      caller.copy().code().maxStack += type.getSize();
    }
    return true;
  }

  /** The first argument stays on the stack of all callers, below the others, until they add. */
  private boolean isFit(Copy callee) {
    Type result = Type.getReturnType(callee.code().desc);
    Type[] types = Type.getArgumentTypes(callee.code().desc);
    return types.length > 1
        && (result.equals(Type.INT_TYPE) || result.equals(Type.LONG_TYPE))
        && types[0].equals(result)
        && callee.isWorthIt()
        && ParameterRemoval.isPossible(callee.code())
        && graph.callers(callee).stream()
            .allMatch(each -> each.copy() != callee && each.copy().isWorthIt());
  }
}
