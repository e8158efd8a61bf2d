package dev.monomorph.specialize;

import dev.monomorph.specialize.fact.Facts;
import dev.monomorph.specialize.pass.DropUnused;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Puts the code of tiny copies where they are called.
 *
 * <p>HotSpot does so by itself, but no deeper than {@code MaxInlineLevel}, 15 calls: from there on
 * a chain of constant nodes pays for a call every 15 nodes, seven times what its work costs ({@code
 * docs/decisions.md}). Only {@link Silent} copies are inlined, so every stack trace stays as it
 * was, and only where the caller does not become too large for HotSpot to inline in its turn.
 */
final class InlineCopies {
  /** The largest copy that is inlined: some nodes of a tree, or an accessor. */
  static final int MAX_BYTES = 64;

  /** {@code FreqInlineSize}: HotSpot inlines no hot method that is larger. */
  static final int INLINED_BY_JVM = 325;

  /** {@code HugeMethodLimit}: HotSpot compiles no method that is larger. */
  private static final int COMPILED_BY_JVM = 8000;

  private final Set<Copy> reached;
  private final Function<Copy, Facts> analysis;
  private final Set<Copy> visited = new HashSet<>();
  private final Set<Copy> silent = new HashSet<>();
  private final Map<Copy, Integer> tiny = new HashMap<>();

  private InlineCopies(Set<Copy> reached, Function<Copy, Facts> analysis) {
    this.reached = reached;
    this.analysis = analysis;
  }

  /**
   * Inlines in all copies.
   *
   * @param reached the copies, callers before callees
   * @param analysis gives the facts of a copy as it then is
   */
  static void apply(Set<Copy> reached, Function<Copy, Facts> analysis) {
    InlineCopies inlining = new InlineCopies(reached, analysis);
    reached.forEach(inlining::visit);
  }

  /** Callees come first; one that is not done yet, being called in a circle, is not inlined. */
  private void visit(Copy copy) {
    if (!visited.add(copy)) {
      return;
    }
    int size = CodeSize.upperBound(copy.code());
    for (Copy.Call call : List.copyOf(copy.calls())) {
      if (reached.contains(call.callee())) {
        visit(call.callee());
        Integer added = tiny.get(call.callee());
        if (added != null && isNear(copy, call.callee()) && hasRoom(size, added)) {
          inline(copy, call);
          size += added;
        }
      }
    }
    DropUnused.apply(copy.code());
    if (Silent.is(copy, () -> analysis.apply(copy), silent)) {
      silent.add(copy);
      dropIdleStores(copy.code());
      size = CodeSize.upperBound(copy.code());
      if (size <= MAX_BYTES) {
        tiny.put(copy, size);
      }
    }
  }

  /**
   * Drops what an entry tells of parameters that nothing else reads: in silent code casts pass. Its
   * stack map frames, which may name the types of the casts, go too: nothing jumps there.
   */
  private static void dropIdleStores(MethodNode code) {
    for (AbstractInsnNode insn : code.instructions.toArray()) {
      if (insn.getType() == AbstractInsnNode.FRAME) {
        code.instructions.remove(insn);
      }
    }
    Set<Integer> read = new HashSet<>();
    for (AbstractInsnNode insn : code.instructions) {
      if (insn.getOpcode() == Opcodes.ALOAD && !isCastInPlace(insn)) {
        read.add(((VarInsnNode) insn).var);
      }
    }
    for (AbstractInsnNode insn : code.instructions.toArray()) {
      if (insn.getOpcode() == Opcodes.ASTORE && !read.contains(((VarInsnNode) insn).var)) {
        if (insn.getPrevious().getOpcode() == Opcodes.CHECKCAST) {
          code.instructions.remove(insn.getPrevious());
        }
        code.instructions.set(insn, new InsnNode(Opcodes.POP));
      }
    }
    DropUnused.apply(code);
  }

  private static boolean isCastInPlace(AbstractInsnNode load) {
    AbstractInsnNode cast = load.getNext();
    return cast != null
        && cast.getOpcode() == Opcodes.CHECKCAST
        && cast.getNext() instanceof VarInsnNode store
        && store.getOpcode() == Opcodes.ASTORE
        && store.var == ((VarInsnNode) load).var;
  }

  private static boolean isNear(Copy caller, Copy callee) {
    return caller.owner().type().getNestHost() == callee.owner().type().getNestHost();
  }

  private static boolean hasRoom(int size, int added) {
    return size + added <= (size <= INLINED_BY_JVM ? INLINED_BY_JVM : COMPILED_BY_JVM);
  }

  private static void inline(Copy caller, Copy.Call call) {
    MethodNode code = caller.code();
    MethodNode callee = call.callee().code();
    InsnList inlined = new InsnList();
    passArguments(code, call.instruction(), callee, inlined);
    Map<AbstractInsnNode, MethodInsnNode> calls = new HashMap<>();
    for (AbstractInsnNode insn : callee.instructions) {
      if (insn.getOpcode() >= Opcodes.IRETURN && insn.getOpcode() <= Opcodes.RETURN) {
        narrow(Type.getReturnType(callee.desc), inlined);
      } else if (insn.getOpcode() >= 0) {
        AbstractInsnNode moved = moved(insn, code.maxLocals);
        inlined.add(moved);
        if (moved instanceof MethodInsnNode movedCall) {
          calls.put(insn, movedCall);
        }
      }
    }
    code.instructions.insertBefore(call.instruction(), inlined);
    DropUnused.remove(code.instructions, call.instruction());
    code.maxLocals += callee.maxLocals;
    code.maxStack += callee.maxStack + 1;
    caller.calls().remove(call);
    for (Copy.Call inner : call.callee().calls()) {
      caller.calls().add(new Copy.Call(calls.get(inner.instruction()), inner.callee(), List.of()));
    }
  }

  /**
   * What nothing in the callee reads is not passed; where it is loaded in plain sight, not even.
   */
  private static void passArguments(
      MethodNode caller, MethodInsnNode call, MethodNode callee, InsnList code) {
    Type[] types = Type.getArgumentTypes(callee.desc);
    int slot = Type.getArgumentsAndReturnSizes(callee.desc) / 4 - 1;
    AbstractInsnNode load = call.getPrevious();
    for (int i = types.length - 1; i >= 0; i--) {
      slot -= types[i].getSize();
      boolean plain = load != null && DropUnused.sizeOfLoad(load) == types[i].getSize();
      AbstractInsnNode before = load == null ? null : load.getPrevious();
      if (usesSlot(callee, slot)) {
        code.add(new VarInsnNode(types[i].getOpcode(Opcodes.ISTORE), caller.maxLocals + slot));
      } else if (plain) {
        DropUnused.remove(caller.instructions, load);
      } else {
        code.add(new InsnNode(types[i].getSize() == 2 ? Opcodes.POP2 : Opcodes.POP));
      }
      load = plain ? before : null;
    }
  }

  private static boolean usesSlot(MethodNode method, int slot) {
    for (AbstractInsnNode insn : method.instructions) {
      boolean used = insn instanceof VarInsnNode local && local.var == slot;
      if (used || (insn instanceof IincInsnNode counter && counter.var == slot)) {
        return true;
      }
    }
    return false;
  }

  private static AbstractInsnNode moved(AbstractInsnNode insn, int base) {
    if (insn instanceof VarInsnNode local) {
      return new VarInsnNode(local.getOpcode(), base + local.var);
    }
    if (insn instanceof IincInsnNode counter) {
      return new IincInsnNode(base + counter.var, counter.incr);
    }
    return insn.clone(Map.of());
  }

  /** A result of a small type is cut to it by the return that is no longer there (JVMS 6.5). */
  private static void narrow(Type result, InsnList code) {
    switch (result.getSort()) {
      case Type.BYTE -> code.add(new InsnNode(Opcodes.I2B));
      case Type.CHAR -> code.add(new InsnNode(Opcodes.I2C));
      case Type.SHORT -> code.add(new InsnNode(Opcodes.I2S));
      case Type.BOOLEAN -> {
        code.add(new InsnNode(Opcodes.ICONST_1));
        code.add(new InsnNode(Opcodes.IAND));
      }
      default -> {
        // the result is what was returned
      }
    }
  }
}
