package dev.monomorph.engine;

import dev.monomorph.runtime.Target;
import dev.monomorph.specialize.GeneratedClass;
import dev.monomorph.split.CallCheck;
import dev.monomorph.weave.CallRewriter;
import java.lang.invoke.MethodType;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Makes the calls of targets that a specialization has kept call sites from the start: generated
 * classes are never rewritten later, and here a call has few kinds of arguments or just one.
 *
 * <p>Not in generic copies: most of them run a few times only, and each call would have to be
 * linked for that.
 */
final class TargetCalls {
  private final TargetClasses classes;
  private final CallCheck check;

  TargetCalls(TargetClasses classes, CallCheck check) {
    this.classes = classes;
    this.check = check;
  }

  /** Puts call sites in place of the calls of targets in {@code generated}. */
  void split(GeneratedClass generated) {
    for (MethodNode method : generated.methods()) {
      for (AbstractInsnNode insn : method.instructions.toArray()) {
        if (insn instanceof MethodInsnNode call && isOfTarget(generated.neighbour(), call)) {
          method.instructions.set(call, CallRewriter.site(call, call.owner));
        }
      }
    }
  }

  private boolean isOfTarget(Class<?> neighbour, MethodInsnNode call) {
    ClassLoader loader = neighbour.getClassLoader();
    if (call.owner.startsWith("[") || call.getOpcode() == Opcodes.INVOKESPECIAL) {
      return false;
    }
    TargetClass woven = classes.find(loader, call.owner);
    if (woven == null || !woven.isTarget(call.name, call.desc)) {
      return false;
    }
    int access = woven.original().access(new Target(call.owner, call.name, call.desc, false));
    return (access & Opcodes.ACC_SYNCHRONIZED) == 0
        && check.canName(
            neighbour, call.desc, MethodType.fromMethodDescriptorString(call.desc, loader));
  }
}
