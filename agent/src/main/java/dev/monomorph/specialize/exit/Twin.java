package dev.monomorph.specialize.exit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/** A method's code once more, with locals of its own. */
final class Twin {
  private final int base;
  private final InsnList code = new InsnList();
  private final Map<LabelNode, LabelNode> labels = new HashMap<>();
  private final Map<AbstractInsnNode, AbstractInsnNode> copies = new HashMap<>();
  private final List<TryCatchBlockNode> handlers = new ArrayList<>();
  private final List<LocalVariableNode> variables = new ArrayList<>();

  /**
   * Copies a method's code as it is.
   *
   * @param base the slot that the copy has where the method has its first
   */
  Twin(MethodNode method, int base) {
    this.base = base;
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof LabelNode label) {
        labels.put(label, new LabelNode());
      }
    }
    LabelNode start = new LabelNode();
    code.add(start);
    for (AbstractInsnNode insn : method.instructions) {
      AbstractInsnNode copy = copy(insn);
      copies.put(insn, copy);
      code.add(copy);
    }
    for (TryCatchBlockNode block : method.tryCatchBlocks) {
      protect(labels.get(block.start), labels.get(block.end), block);
    }
    if (method.localVariables != null) {
      for (LocalVariableNode variable : method.localVariables) {
        name(labels.get(variable.start), labels.get(variable.end), variable);
      }
    }
    LabelNode end = new LabelNode();
    code.add(end);
    nameOthers(method, start, end);
  }

  /** Another copy of an instruction; where it jumps to is in this code. */
  AbstractInsnNode copy(AbstractInsnNode insn) {
    AbstractInsnNode copy = insn.clone(labels);
    if (copy instanceof VarInsnNode local) {
      local.var += base;
    } else if (copy instanceof IincInsnNode add) {
      add.var += base;
    }
    return copy;
  }

  /** A label behind the copy of an instruction. */
  LabelNode behind(AbstractInsnNode insn) {
    LabelNode label = new LabelNode();
    code.insert(copies.get(insn), label);
    return label;
  }

  /** Has a range be protected by a handler as the original's. */
  void protect(LabelNode start, LabelNode end, TryCatchBlockNode as) {
    handlers.add(new TryCatchBlockNode(start, end, labels.get(as.handler), as.type));
  }

  /** Gives a variable its name in a range. */
  void name(LabelNode start, LabelNode end, LocalVariableNode as) {
    variables.add(
        new LocalVariableNode(as.name, as.desc, as.signature, start, end, base + as.index));
  }

  /**
   * Names the locals that have no names as HotSpot's messages name them by their slots, which are
   * others here. The first entry of a table counts.
   */
  void nameOthers(MethodNode method, LabelNode start, LabelNode end) {
    int parameters = Type.getArgumentsAndReturnSizes(method.desc) / 4 - 1;
    for (int slot : loadedObjects(method)) {
      boolean isParameter = slot < parameters;
      if (!isParameter || !isNamed(method, slot)) {
        String name = isParameter ? "<parameter" + number(method, slot) : "<local" + slot;
        variables.add(
            new LocalVariableNode(name + ">", "Ljava/lang/Object;", null, start, end, base + slot));
      }
    }
  }

  private static boolean isNamed(MethodNode method, int slot) {
    return method.localVariables != null
        && method.localVariables.stream().anyMatch(each -> each.index == slot);
  }

  private static Set<Integer> loadedObjects(MethodNode method) {
    Set<Integer> slots = new TreeSet<>();
    for (AbstractInsnNode insn : method.instructions) {
      if (insn.getOpcode() == Opcodes.ALOAD) {
        slots.add(((VarInsnNode) insn).var);
      }
    }
    return slots;
  }

  /** Parameters are counted from one. */
  private static int number(MethodNode method, int slot) {
    int number = 1;
    int at = 0;
    for (Type type : Type.getArgumentTypes(method.desc)) {
      number += at < slot ? 1 : 0;
      at += type.getSize();
    }
    return number;
  }

  /** Puts it all behind what the method has. */
  void appendTo(MethodNode method, InsnList before) {
    method.instructions.add(before);
    method.instructions.add(code);
    method.tryCatchBlocks.addAll(handlers);
    if (method.localVariables == null) {
      method.localVariables = new ArrayList<>();
    }
    method.localVariables.addAll(variables);
  }
}
