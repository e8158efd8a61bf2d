package dev.monomorph.specialize.pass;

import dev.monomorph.specialize.fact.ConstantHeap;
import dev.monomorph.specialize.fact.ConstantLoad;
import dev.monomorph.specialize.fact.Fact;
import dev.monomorph.testing.ClassBytes;
import java.util.Collections;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** All passes over a static method, until none changes anything, and what became of it. */
final class AllPasses {
  private AllPasses() {}

  /** The method as it is. */
  static MethodNode original(Class<?> targets, String name) {
    ClassNode tree = new ClassNode(Opcodes.ASM9);
    new ClassReader(ClassBytes.of(targets)).accept(tree, ClassReader.EXPAND_FRAMES);
    return ClassBytes.method(tree, name);
  }

  /** The method as the passes leave it. */
  static MethodNode specialize(Class<?> targets, String name, List<Fact> facts, ConstantHeap heap) {
    MethodNode method = original(targets, name);
    String owner = Type.getInternalName(targets);
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Pass pass : Pass.ALL) {
        PassRun run = new PassRun(pass, owner, method, facts, heap);
        run.withoutDeadCode();
        changed |= run.changed;
      }
    }
    DropUnused.apply(method);
    return method;
  }

  /** The method alone in a class of its own, which the JVM has verified. */
  static Class<?> define(Class<?> targets, MethodNode method) {
    for (AbstractInsnNode insn : method.instructions.toArray()) {
      if (insn instanceof ConstantLoad load) {
        method.instructions.insertBefore(insn, loadByName(load));
        method.instructions.remove(insn);
      }
    }
    method.maxStack += 2;
    int parameters = Type.getArgumentCount(method.desc);
    List<Fact> nothing = Collections.nCopies(parameters, Fact.ANY);
    return new PassRun(null, Type.getInternalName(targets), method, nothing, ConstantHeap.NONE)
        .define();
  }

  /** From the one map that every class can reach. */
  private static InsnList loadByName(ConstantLoad load) {
    String key = "constant" + System.identityHashCode(load.value());
    System.getProperties().put(key, load.value());
    InsnList code = new InsnList();
    code.add(
        new MethodInsnNode(
            Opcodes.INVOKESTATIC,
            "java/lang/System",
            "getProperties",
            "()Ljava/util/Properties;",
            false));
    code.add(new LdcInsnNode(key));
    code.add(
        new MethodInsnNode(
            Opcodes.INVOKEVIRTUAL,
            "java/util/Properties",
            "get",
            "(Ljava/lang/Object;)Ljava/lang/Object;",
            false));
    code.add(new TypeInsnNode(Opcodes.CHECKCAST, Type.getReturnType(load.desc).getInternalName()));
    return code;
  }
}
