package dev.monomorph.specialize;

import java.util.LinkedHashSet;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Replaces an object that a loop makes anew in every round by its fields, as the {@code Stats} of
 * {@code stats = stats.add(x)}. HotSpot's escape analysis removes an object that can come from one
 * place only; where a loop begins two meet, and so it makes one a round.
 *
 * <p>The fields go into locals. A copy that is called with the object is given one that is made for
 * that one call, if {@link ObjectFlow} tells that it only reads it: that is one place, and C2
 * removes it. An object that came from outside is kept, and is returned where it was; one that was
 * made here is made when it is returned.
 */
final class ScalarReplacement {
  private final CopyGraph graph;
  private final Places places;
  private final ObjectFlow objects;

  private ScalarReplacement(CopyGraph graph, Program program, Places places) {
    this.graph = graph;
    this.places = places;
    this.objects = new ObjectFlow(program);
  }

  /** Rewrites the copies in place. */
  static void apply(CopyGraph graph, Program program, Places places) {
    new ScalarReplacement(graph, program, places).run();
  }

  private void run() {
    for (Copy copy : graph.copies()) {
      if (places.isAtHome(copy)) {
        for (int slot : candidates(copy)) {
          ObjectVariable variable = new ObjectVariable(graph, objects, copy, slot);
          if (variable.isReplaceable()) {
            variable.replace();
          }
        }
      }
    }
  }

  /** Locals that get objects from two places, one of which may have made them. */
  private Set<Integer> candidates(Copy copy) {
    Set<Integer> once = new LinkedHashSet<>();
    Set<Integer> twice = new LinkedHashSet<>();
    Set<Integer> made = new LinkedHashSet<>();
    for (AbstractInsnNode insn : copy.code().instructions) {
      if (insn.getOpcode() == Opcodes.ASTORE) {
        int slot = ((VarInsnNode) insn).var;
        boolean again = Parameters.at(copy.code().desc, slot) >= 0 || !once.add(slot);
        if (again) {
          twice.add(slot);
        }
        if (mayBeMade(copy, insn)) {
          made.add(slot);
        }
      }
    }
    made.retainAll(twice);
    return made;
  }

  private boolean mayBeMade(Copy copy, AbstractInsnNode store) {
    AbstractInsnNode before = store.getPrevious();
    while (before != null && (before.getOpcode() < 0 || before.getOpcode() == Opcodes.CHECKCAST)) {
      before = before.getPrevious();
    }
    return before instanceof MethodInsnNode call
        && (call.name.equals("<init>")
            || (Type.getReturnType(call.desc).getSort() == Type.OBJECT
                && objects.calleeOf(copy, call) != null));
  }
}
