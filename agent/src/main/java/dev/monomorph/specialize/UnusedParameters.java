package dev.monomorph.specialize;

import dev.monomorph.specialize.pass.DeadStores;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

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
    boolean changed = true;
    for (int round = 0; changed && round < MAX_ROUNDS; round++) {
      changed = false;
      for (Copy copy : graph.copies()) {
        if (copy.isWorthIt() && DeadStores.apply(CopyGraph.ownerOf(copy), copy.code())) {
          graph.changed(copy);
          changed = true;
        }
      }
      for (Copy callee : graph.callees()) {
        changed |= dropUnused(callee);
      }
    }
  }

  private boolean dropUnused(Copy callee) {
    boolean changed = false;
    if (callee.isWorthIt() && isNamed(callee.code()) && isRegular(callee.code())) {
      for (int i = Type.getArgumentCount(callee.code().desc) - 1; i >= 0; i--) {
        if (isUnused(callee.code(), i) && mayDrop(callee, i)) {
          drop(callee, i);
          changed = true;
        }
      }
    }
    return changed;
  }

  /** Messages of null pointers name parameters by their number where they have no names. */
  private static boolean isNamed(MethodNode code) {
    return code.localVariables != null && !code.localVariables.isEmpty();
  }

  private static int slotOf(MethodNode code, int parameter) {
    int slot = 0;
    Type[] types = Type.getArgumentTypes(code.desc);
    for (int i = 0; i < parameter; i++) {
      slot += types[i].getSize();
    }
    return slot;
  }

  /** Whether no second word of a value may be where another parameter was. */
  private static boolean isRegular(MethodNode code) {
    int end = slotOf(code, Type.getArgumentCount(code.desc));
    for (AbstractInsnNode insn : code.instructions) {
      boolean isWide = insn.getOpcode() == Opcodes.LSTORE || insn.getOpcode() == Opcodes.DSTORE;
      if (isWide && ((VarInsnNode) insn).var < end) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUnused(MethodNode code, int parameter) {
    int slot = slotOf(code, parameter);
    int end = slotOf(code, parameter + 1);
    for (AbstractInsnNode insn : code.instructions) {
      int used =
          insn instanceof VarInsnNode access
              ? access.var
              : insn instanceof IincInsnNode count ? count.var : -1;
      if (used >= slot && used < end) {
        return false;
      }
    }
    return true;
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
    MethodNode code = callee.code();
    Type[] types = Type.getArgumentTypes(code.desc);
    List<Type> left = new ArrayList<>(List.of(types));
    Type dropped = left.remove(parameter);
    move(code, slotOf(code, parameter), slotOf(code, types.length), dropped.getSize());
    code.desc = Type.getMethodDescriptor(Type.getReturnType(code.desc), left.toArray(Type[]::new));
    callee.dropParameter(parameter);
    graph.changed(callee);
    for (CopyGraph.Caller caller : graph.callers(callee)) {
      AbstractInsnNode behind = ArgumentLoads.behind(caller.call().instruction(), types, parameter);
      ArgumentLoads.drop(caller.copy().code().instructions, behind, dropped);
      graph.relink(caller);
    }
  }

  /** Moves the parameters behind a slot to it; what is behind them stays where it is. */
  private static void move(MethodNode code, int slot, int end, int size) {
    for (AbstractInsnNode insn : code.instructions) {
      if (insn instanceof VarInsnNode access && access.var > slot && access.var < end) {
        access.var -= size;
      } else if (insn instanceof IincInsnNode count && count.var > slot && count.var < end) {
        count.var -= size;
      } else if (insn instanceof FrameNode frame) {
        frame.local = moved(frame.local, slot, end, size);
      }
    }
    code.localVariables.removeIf(variable -> variable.index == slot);
    for (LocalVariableNode variable : code.localVariables) {
      variable.index -= variable.index > slot && variable.index < end ? size : 0;
    }
  }

  private static List<Object> moved(List<Object> locals, int slot, int end, int size) {
    List<Object> moved = new ArrayList<>();
    int at = 0;
    for (Object each : locals) {
      if (at == end) {
        addTops(moved, size);
      }
      if (at < slot || at >= slot + size) {
        moved.add(each);
      }
      at += each == Opcodes.LONG || each == Opcodes.DOUBLE ? 2 : 1;
    }
    return moved;
  }

  private static void addTops(List<Object> locals, int count) {
    for (int i = 0; i < count; i++) {
      locals.add(Opcodes.TOP);
    }
  }
}
