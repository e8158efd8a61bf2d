package dev.monomorph.specialize;

import dev.monomorph.specialize.box.UnboxLocals;
import dev.monomorph.specialize.box.UnboxedMethod;
import dev.monomorph.specialize.fact.Fact;
import dev.monomorph.specialize.fact.FactValue;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Has numbers go without boxes through the copies of one specialization: first from callee to
 * caller and back, by descriptors of the copies' own, then within each.
 *
 * <p>The root keeps its descriptor: it is called by the program.
 */
final class Unboxing {
  /** Rounds over all copies; each hands values on by one call. */
  private static final int MAX_ROUNDS = 8;

  private final CopyGraph graph;

  private Unboxing(CopyGraph graph) {
    this.graph = graph;
  }

  /** Rewrites the copies in place. */
  static void apply(CopyGraph graph) {
    new Unboxing(graph).run();
  }

  /** Whether the result of a call could be passed without a box if it went to a copy. */
  static boolean maySpareBox(MethodInsnNode call) {
    return UnboxedMethod.isBox(Type.getReturnType(call.desc)) && !call.name.equals("valueOf");
  }

  private void run() {
    boolean changed = true;
    for (int round = 0; changed && round < MAX_ROUNDS; round++) {
      changed = false;
      for (Copy copy : graph.callees()) {
        changed |= unboxResult(copy);
        changed |= unboxParameters(copy);
      }
      for (Copy copy : graph.copies()) {
        changed |= unboxLocals(copy);
      }
    }
  }

  private boolean unboxLocals(Copy copy) {
    boolean changed =
        UnboxLocals.makesAndOpens(copy.code())
            && UnboxLocals.apply(CopyGraph.ownerOf(copy), copy.code(), graph.facts(copy), copy);
    if (changed) {
      graph.changed(copy);
    }
    return changed;
  }

  private boolean unboxResult(Copy callee) {
    if (!new UnboxedMethod(CopyGraph.ownerOf(callee), callee.code()).unboxResult()) {
      return false;
    }
    graph.changed(callee);
    for (CopyGraph.Caller caller : graph.callers(callee)) {
      MethodInsnNode call = graph.relink(caller);
      caller.copy().code().instructions.insert(call, UnboxedMethod.box(call.desc));
    }
    return true;
  }

  private boolean unboxParameters(Copy callee) {
    UnboxedMethod method = new UnboxedMethod(CopyGraph.ownerOf(callee), callee.code());
    if (!method.mayTakeBoxes()) {
      return false;
    }
    List<Fact> passed = passed(callee);
    List<Integer> opened = method.openedParameters(passed, callee.used());
    if (opened.isEmpty()) {
      return false;
    }
    String before = callee.code().desc;
    callee.rewritten();
    for (int parameter : opened) {
      method.unboxParameter(parameter, passed.get(parameter));
      callee.facts().set(parameter, Fact.ANY);
    }
    graph.changed(callee);
    for (CopyGraph.Caller caller : graph.callers(callee)) {
      openArguments(caller, before, passed, opened);
    }
    return true;
  }

  /** What is known of each argument wherever a copy is called. */
  private List<Fact> passed(Copy callee) {
    List<Fact> passed = new ArrayList<>();
    for (CopyGraph.Caller caller : graph.callers(callee)) {
      List<FactValue> arguments = arguments(caller);
      for (int i = 0; i < arguments.size(); i++) {
        Fact fact = arguments.get(i).fact();
        if (passed.size() == i) {
          passed.add(fact);
        } else {
          passed.set(i, passed.get(i).join(fact));
        }
      }
    }
    return passed;
  }

  private List<FactValue> arguments(CopyGraph.Caller caller) {
    return Arguments.of(caller.call().instruction(), graph.facts(caller.copy()));
  }

  private void openArguments(
      CopyGraph.Caller caller, String before, List<Fact> passed, List<Integer> opened) {
    Copy copy = caller.copy();
    List<FactValue> arguments = arguments(caller);
    for (int parameter : opened) {
      copy.accept(arguments.get(parameter));
    }
    int temporary = copy.code().maxLocals;
    InsnList code = UnboxedMethod.openArguments(before, passed, opened, temporary);
    copy.code().maxLocals += UnboxedMethod.temporaries(before);
    copy.code().instructions.insertBefore(caller.call().instruction(), code);
    graph.relink(caller);
  }
}
