package dev.monomorph.specialize;

import dev.monomorph.specialize.fact.Facts;
import dev.monomorph.specialize.fact.Placeholder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodInsnNode;

/** The copies of one specialization and who calls them, while their descriptors change. */
final class CopyGraph {
  /** Stands for the class of a copy in calls of it. */
  private static final String COPY = "$copy";

  /** A call and the copy that it is in. */
  record Caller(Copy copy, int index) {
    Copy.Call call() {
      return copy.calls().get(index);
    }
  }

  private final List<Copy> copies;
  private final Copy root;
  private final Function<Copy, Facts> analysis;
  private final Map<Copy, List<Caller>> callers = new HashMap<>();
  private final Map<Copy, Facts> known = new HashMap<>();

  /**
   * @param copies all that may be called, callers first
   * @param root the one that the program calls, by the original's descriptor
   * @param analysis gives the facts of a copy as it then is
   */
  CopyGraph(Collection<Copy> copies, Copy root, Function<Copy, Facts> analysis) {
    this.copies = List.copyOf(copies);
    this.root = root;
    this.analysis = analysis;
    for (Copy copy : copies) {
      for (int i = 0; i < copy.calls().size(); i++) {
        Copy callee = copy.calls().get(i).callee();
        callers.computeIfAbsent(callee, each -> new ArrayList<>()).add(new Caller(copy, i));
      }
    }
  }

  /** Whether a call only stands for something that a copy gets when it is linked. */
  static boolean isPlaceholder(MethodInsnNode call) {
    return call instanceof Placeholder || call.owner.equals(COPY);
  }

  List<Copy> copies() {
    return copies;
  }

  /** The copies whose descriptors may change: those that nothing but other copies calls. */
  List<Copy> callees() {
    List<Copy> callees = new ArrayList<>();
    for (Copy copy : copies) {
      if (copy != root && copy.isPlaceable() && callers.containsKey(copy)) {
        callees.add(copy);
      }
    }
    return callees;
  }

  List<Caller> callers(Copy callee) {
    return callers.get(callee);
  }

  /** What holds in a copy as it is now. */
  Facts facts(Copy copy) {
    return known.computeIfAbsent(copy, analysis);
  }

  /** Takes note that a copy's code is another now. */
  void changed(Copy copy) {
    copy.rewritten();
    known.remove(copy);
  }

  /** Puts a call by the callee's descriptor in the place of one by the original's. */
  MethodInsnNode relink(Caller caller) {
    Copy.Call call = caller.call();
    String name = call.callee().code().name;
    String descriptor = call.callee().code().desc;
    MethodInsnNode linked = new MethodInsnNode(Opcodes.INVOKESTATIC, COPY, name, descriptor, false);
    caller.copy().code().instructions.set(call.instruction(), linked);
    Copy.Call relinked = new Copy.Call(linked, call.callee(), call.origins());
    caller.copy().calls().set(caller.index(), relinked);
    changed(caller.copy());
    return linked;
  }

  /** Internal name of the class that a copy's original is in. */
  static String ownerOf(Copy copy) {
    return copy.owner().tree().name;
  }
}
