package dev.monomorph.specialize.box;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodNode;

/** Locals that a method did not have, behind all others; set on entry, and known to all frames. */
final class FramedLocals {
  private final MethodNode method;
  private final int first;
  private final List<BoxType> types = new ArrayList<>();
  private final InsnList start = new InsnList();

  FramedLocals(MethodNode method) {
    this.method = method;
    this.first = method.maxLocals;
  }

  /** A local more; its slot. */
  int add(BoxType type) {
    int slot = method.maxLocals;
    method.maxLocals += type.primitive().getSize();
    types.add(type);
    start.add(type.zero());
    start.add(type.store(slot));
    return slot;
  }

  /** Has code run when the method begins, once the locals are set. */
  void atStart(InsnList code) {
    start.add(code);
  }

  /** Writes it all down, once; before any label that a jump may name. */
  void addToFrames() {
    if (types.isEmpty()) {
      return;
    }
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof FrameNode frame) {
        frame.local = extended(frame.local);
      }
    }
    method.instructions.insert(start);
  }

  private List<Object> extended(List<Object> locals) {
    List<Object> all = new ArrayList<>(locals);
    int slots = 0;
    for (Object each : locals) {
      slots += each == Opcodes.LONG || each == Opcodes.DOUBLE ? 2 : 1;
    }
    for (; slots < first; slots++) {
      all.add(Opcodes.TOP);
    }
    for (BoxType type : types) {
      all.add(type.inFrames());
    }
    return all;
  }
}
