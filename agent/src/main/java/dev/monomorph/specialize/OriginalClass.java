package dev.monomorph.specialize;

import dev.monomorph.runtime.Target;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A woven class as it was before weaving: the class file that the agent's transformer was handed.
 *
 * <p>Not what the loader's resource holds: agents that ran before have changed it.
 */
public final class OriginalClass {
  private final byte[] bytes;
  private SoftReference<ClassNode> tree = new SoftReference<>(null);

  /** Keeps {@code bytes}; they must not change. */
  public OriginalClass(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The class's tree, shared: read it, never change it. */
  public synchronized ClassNode tree() {
    ClassNode node = tree.get();
    if (node == null) {
      node = new ClassNode(Opcodes.ASM9);
      new ClassReader(bytes).accept(node, ClassReader.EXPAND_FRAMES);
      tree = new SoftReference<>(node);
    }
    return node;
  }

  /**
   * The method of a target.
   *
   * @throws IllegalStateException if the class has no such method: a bug
   */
  MethodNode method(Target target) {
    for (MethodNode method : tree().methods) {
      if (method.name.equals(target.name()) && method.desc.equals(target.descriptor())) {
        return method;
      }
    }
    throw new IllegalStateException("no method " + target + " in its own class file");
  }

  /** The instance fields that may hold an array or a collection of the JDK's. */
  public List<FieldNode> holders() {
    List<FieldNode> holders = new ArrayList<>();
    for (FieldNode field : tree().fields) {
      if ((field.access & Opcodes.ACC_STATIC) == 0 && ElementLoads.mayHold(field.desc)) {
        holders.add(field);
      }
    }
    return holders;
  }

  /** The access flags of a target. */
  public int access(Target target) {
    return method(target).access;
  }
}
