package dev.monomorph.specialize;

import dev.monomorph.specialize.flow.Flow;
import dev.monomorph.specialize.sign.Condition;
import dev.monomorph.specialize.sign.ConditionMethod;
import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Has copies that compare, a comparator's say, hand on the condition that all their callers ask for
 * in place of a sign, from callers to callees.
 */
final class Conditions {
  private final CopyGraph graph;
  private final Map<MethodInsnNode, Copy> called = new HashMap<>();
  private final Map<Copy, Boolean> comparing = new HashMap<>();
  private final Map<Copy, Flow> flows = new HashMap<>();

  private Conditions(CopyGraph graph) {
    this.graph = graph;
  }

  /** Rewrites the copies in place. */
  static void apply(CopyGraph graph) {
    new Conditions(graph).run();
  }

  private void run() {
    for (Copy copy : graph.copies()) {
      copy.calls().forEach(call -> called.put(call.instruction(), call.callee()));
    }
    for (Copy callee : graph.callees()) {
      if (givesComparison(callee)) {
        Condition asked = asked(callee);
        if (asked != null) {
          handOn(callee, asked);
        }
      }
    }
  }

  private boolean givesComparison(Copy copy) {
    Boolean known = comparing.get(copy);
    if (known != null) {
      return known;
    }
    // While it is being found out, which may ask for itself.
    comparing.put(copy, false);
    boolean gives =
        new ConditionMethod(CopyGraph.ownerOf(copy), copy.code())
            .givesComparison(call -> called.containsKey(call) && givesComparison(called.get(call)));
    comparing.put(copy, gives);
    return gives;
  }

  /** What all callers ask of the result; null if some do not, or not for the same. */
  private Condition asked(Copy callee) {
    Condition asked = null;
    for (CopyGraph.Caller caller : graph.callers(callee)) {
      Condition each = ConditionMethod.asked(flow(caller.copy()), caller.call().instruction());
      if (each == null || (asked != null && each != asked)) {
        return null;
      }
      asked = each;
    }
    return asked;
  }

  private Flow flow(Copy copy) {
    return flows.computeIfAbsent(copy, each -> new Flow(CopyGraph.ownerOf(each), each.code()));
  }

  private void handOn(Copy callee, Condition asked) {
    new ConditionMethod(CopyGraph.ownerOf(callee), callee.code()).handOn(asked);
    graph.changed(callee);
    flows.remove(callee);
    for (CopyGraph.Caller caller : graph.callers(callee)) {
      ConditionMethod.take(caller.copy().code(), flow(caller.copy()), caller.call().instruction());
      called.put(graph.relink(caller), callee);
      flows.remove(caller.copy());
    }
  }
}
