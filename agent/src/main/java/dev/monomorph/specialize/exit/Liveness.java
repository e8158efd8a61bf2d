package dev.monomorph.specialize.exit;

import dev.monomorph.specialize.fact.Jumps;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Which locals may still be read, at every point of a method. */
final class Liveness {
  private final AbstractInsnNode[] code;
  private final Map<AbstractInsnNode, Integer> positions = new HashMap<>();
  private final BitSet[] live;

  Liveness(MethodNode method) {
    this.code = method.instructions.toArray();
    this.live = new BitSet[code.length + 1];
    for (int i = 0; i < code.length; i++) {
      positions.put(code[i], i);
      live[i] = new BitSet();
    }
    live[code.length] = new BitSet();
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = code.length - 1; i >= 0; i--) {
        changed |= update(method, i);
      }
    }
  }

  /** The locals, by slot, that may be read from an instruction on. */
  BitSet before(AbstractInsnNode insn) {
    return live[positions.get(insn)];
  }

  private boolean update(MethodNode method, int at) {
    AbstractInsnNode insn = code[at];
    BitSet now = new BitSet();
    if (Jumps.goesOn(insn)) {
      now.or(live[at + 1]);
    }
    for (LabelNode target : Jumps.targets(insn)) {
      now.or(live[positions.get(target)]);
    }
    apply(insn, now);
    for (TryCatchBlockNode block : method.tryCatchBlocks) {
      if (at >= positions.get(block.start) && at < positions.get(block.end)) {
        now.or(live[positions.get(block.handler)]);
      }
    }
    if (now.equals(live[at])) {
      return false;
    }
    live[at] = now;
    return true;
  }

  private static void apply(AbstractInsnNode insn, BitSet now) {
    if (insn instanceof IincInsnNode add) {
      now.set(add.var);
    } else if (insn instanceof VarInsnNode local) {
      now.set(local.var, local.getOpcode() < Opcodes.ISTORE);
    }
  }
}
