package dev.monomorph.specialize;

import dev.monomorph.specialize.fact.FactValue;
import dev.monomorph.specialize.iterate.Harmless;
import dev.monomorph.specialize.iterate.ListLoops;
import dev.monomorph.specialize.iterate.Surroundings;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Has the loops of copies count, where the copies that they call are harmless too. */
final class CountedLists {
  private final CopyGraph graph;
  private final ListLoops loops = new ListLoops();

  /** Whether copies are harmless; those that are being looked at, and so call themselves, not. */
  private final Map<Copy, Boolean> harmless = new HashMap<>();

  private CountedLists(CopyGraph graph) {
    this.graph = graph;
  }

  /** Rewrites the copies that are worth it in place. */
  static void apply(CopyGraph graph) {
    CountedLists lists = new CountedLists(graph);
    List<Copy> calleesFirst = new ArrayList<>(graph.copies());
    Collections.reverse(calleesFirst);
    for (Copy copy : calleesFirst) {
      if (copy.isWorthIt() && ListLoops.mayBeIn(copy.code())) {
        lists.rewrite(copy);
      }
    }
  }

  private void rewrite(Copy copy) {
    String owner = CopyGraph.ownerOf(copy);
    if (loops.apply(owner, copy.code(), graph.facts(copy), new Around(copy))) {
      graph.changed(copy);
      StackMaps.renew(copy.code(), graph.facts(copy), copy.owner()::load);
    }
  }

  /** A copy, as its loops need to know it. */
  private final class Around implements Surroundings {
    private final Copy copy;

    Around(Copy copy) {
      this.copy = copy;
    }

    @Override
    public boolean isHarmless(AbstractInsnNode insn) {
      return CountedLists.this.isHarmless(copy, insn);
    }

    @Override
    public boolean isLeft(VarInsnNode load, VarInsnNode store) {
      return copy.isLeft(load, store);
    }

    /** What decided nothing before is in nobody's guard. */
    @Override
    public boolean isReliedOn(FactValue value) {
      BitSet missing = (BitSet) value.origins().clone();
      missing.andNot(copy.used());
      return missing.isEmpty();
    }
  }

  private boolean isHarmless(Copy copy, AbstractInsnNode insn) {
    if (insn instanceof MethodInsnNode) {
      for (Copy.Call call : copy.calls()) {
        if (call.instruction() == insn) {
          return call.callee().isWorthIt() && isHarmless(call.callee());
        }
      }
    }
    return loops.counts(insn)
        || (insn instanceof FieldInsnNode access
            && isPlain(access, Inlined.homeOf(insn, copy.owner())));
  }

  /** Of an object, not volatile, and declared by the code's own class, so that this is certain. */
  private static boolean isPlain(FieldInsnNode access, LoadedClass home) {
    FieldNode field =
        access.owner.equals(home.tree().name) ? home.declaredField(access.name, access.desc) : null;
    return field != null && (field.access & (Opcodes.ACC_STATIC | Opcodes.ACC_VOLATILE)) == 0;
  }

  private boolean isHarmless(Copy copy) {
    Boolean known = harmless.putIfAbsent(copy, false);
    if (known != null) {
      return known;
    }
    boolean is = Harmless.isThroughout(copy.code(), insn -> isHarmless(copy, insn));
    harmless.put(copy, is);
    return is;
  }
}
