package dev.monomorph.specialize.box;

import dev.monomorph.specialize.flow.Flow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * A parameter with whose box nothing is done but that it is opened, if that; be it from a variable
 * that it was put into, as a pattern does.
 */
final class OpenedParameter {
  /** The box put into a variable: its load there, and its way to the store. */
  private record PutAway(VarInsnNode load, Passage way) {}

  private final BoxType type;
  private final int slot;
  private final Flow flow;
  private final Map<VarInsnNode, Opening> openings = new LinkedHashMap<>();
  private final List<PutAway> putAway = new ArrayList<>();

  private OpenedParameter(BoxType type, int slot, Flow flow) {
    this.type = type;
    this.slot = slot;
    this.flow = flow;
  }

  /**
   * A parameter of a static method; null if something else is done to it, or if it is assigned to.
   *
   * @param parameter its number
   * @param slot its local
   * @param type what is in it for certain
   */
  static OpenedParameter of(MethodNode method, int parameter, int slot, BoxType type, Flow flow) {
    OpenedParameter opened = new OpenedParameter(type, slot, flow);
    boolean follows = !isAssigned(method, slot) && opened.follow(flow.entryOf(parameter));
    return follows ? opened : null;
  }

  private static boolean isAssigned(MethodNode method, int slot) {
    for (AbstractInsnNode insn : method.instructions) {
      boolean stores = insn.getOpcode() >= Opcodes.ISTORE && insn.getOpcode() <= Opcodes.ASTORE;
      if (stores && ((VarInsnNode) insn).var == slot) {
        return true;
      }
    }
    return false;
  }

  /** Follows what a parameter has on entry, or what a store puts into a variable. */
  private boolean follow(AbstractInsnNode source) {
    for (AbstractInsnNode taker : flow.takersOf(source)) {
      boolean alone = taker.getOpcode() == Opcodes.ALOAD && flow.onlySource(taker) == source;
      if (!alone || !followLoad((VarInsnNode) taker)) {
        return false;
      }
    }
    return true;
  }

  private boolean followLoad(VarInsnNode load) {
    Passage way = Passage.of(type, load, flow);
    if (way.taker() != null && way.taker().getOpcode() == Opcodes.ASTORE) {
      putAway.add(new PutAway(load, way));
      return follow(way.taker());
    }
    Opening opening = Opening.of(type, load, flow);
    if (opening == null) {
      return false;
    }
    openings.put(load, opening);
    return true;
  }

  /** Whether it is opened anywhere. */
  boolean isOpened() {
    return !openings.isEmpty();
  }

  /**
   * Has the code open nothing any more: in the parameter's local is the value. A variable that the
   * box was put into is left with null, since stack map frames tell that something is there.
   */
  void replace(InsnList code) {
    openings.forEach(
        (load, opening) -> {
          opening.replace(type, code);
          code.set(load, type.load(slot));
        });
    for (PutAway each : putAway) {
      each.way.clear(code);
      code.set(each.load, new InsnNode(Opcodes.ACONST_NULL));
    }
  }
}
