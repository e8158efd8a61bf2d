package dev.monomorph.specialize;

import dev.monomorph.specialize.fact.FactValue;
import dev.monomorph.specialize.fact.Facts;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Puts what a lambda's class does, which is to pass captured values and arguments on to the
 * lambda's body, in the place of a call of a lambda that is known.
 *
 * <p>No frame is lost: the JVM hides those of a lambda's class itself.
 */
final class InlineLambdas {
  private final Program program;

  InlineLambdas(Program program) {
    this.program = program;
  }

  /** Rewrites the copy in place; whether anything changed. */
  boolean apply(Copy copy, Facts facts) {
    boolean changed = false;
    for (AbstractInsnNode insn : copy.code().instructions.toArray()) {
      boolean virtual =
          insn.getOpcode() == Opcodes.INVOKEINTERFACE || insn.getOpcode() == Opcodes.INVOKEVIRTUAL;
      if (virtual && facts.isReached(insn)) {
        changed |= inline(copy, (MethodInsnNode) insn, facts);
      }
    }
    return changed;
  }

  private boolean inline(Copy copy, MethodInsnNode call, Facts facts) {
    FactValue receiver = facts.operand(call, Type.getArgumentCount(call.desc));
    Class<?> type = receiver.fact().isExactObject() ? receiver.fact().type() : null;
    if (type == null || !type.isHidden()) {
      return false;
    }
    LoadedClass lambda = program.load(type);
    LoadedClass host = program.load(type.getNestHost());
    MethodNode entry = lambda == null ? null : lambda.declared(call.name, call.desc);
    Class<?> named = Inlined.homeOf(call, copy.owner()).resolve(call.owner);
    if (entry == null || host == null || named == null || !named.isAssignableFrom(type)) {
      return false;
    }
    copy.accept(receiver);
    MethodNode code = copy.code();
    code.instructions.insertBefore(call, body(call, entry, code.maxLocals, lambda, host));
    code.instructions.remove(call);
    code.maxLocals += entry.maxLocals;
    code.maxStack += entry.maxStack;
    return true;
  }

  /** The entry method with its locals from {@code base} on, and without its return. */
  private static InsnList body(
      MethodInsnNode call, MethodNode entry, int base, LoadedClass lambda, LoadedClass host) {
    InsnList body = new InsnList();
    int slot = base + 1;
    for (Type type : Type.getArgumentTypes(call.desc)) {
      body.insert(new VarInsnNode(type.getOpcode(Opcodes.ISTORE), slot));
      slot += type.getSize();
    }
    body.add(new VarInsnNode(Opcodes.ASTORE, base));
    for (AbstractInsnNode insn : entry.instructions) {
      boolean returns = insn.getOpcode() >= Opcodes.IRETURN && insn.getOpcode() <= Opcodes.RETURN;
      if (!returns) {
        body.add(moved(insn, base, lambda, host));
      }
    }
    return body;
  }

  private static AbstractInsnNode moved(
      AbstractInsnNode insn, int base, LoadedClass lambda, LoadedClass host) {
    if (insn instanceof VarInsnNode load) {
      return new VarInsnNode(load.getOpcode(), base + load.var);
    }
    if (insn instanceof FieldInsnNode field) {
      return new Inlined.Field(field, lambda);
    }
    if (insn instanceof MethodInsnNode call) {
      return new Inlined.Call(call, host);
    }
    return insn instanceof TypeInsnNode cast
        ? new Inlined.Cast(cast, host)
        : new InsnNode(insn.getOpcode());
  }
}
