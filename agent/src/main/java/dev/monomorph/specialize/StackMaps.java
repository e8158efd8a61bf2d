package dev.monomorph.specialize;

import dev.monomorph.specialize.fact.Facts;
import dev.monomorph.specialize.fact.TypeResolver;
import dev.monomorph.specialize.pass.DeadCode;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Stack map frames for code that has none: from class files older than Java 7, which need none
 * (JVMS 4.10), or rewritten.
 */
final class StackMaps {
  private StackMaps() {}

  /** Whether methods of the class may lack the frames that the JVM asks for in newer ones. */
  static boolean areMissing(ClassNode owner) {
    return (owner.version & 0xFFFF) < Opcodes.V1_7;
  }

  /**
   * A method with frames, otherwise the same but for code that cannot be reached, which has none.
   *
   * @param method a static method
   * @param types the classes that the code names
   */
  static MethodNode compute(MethodNode method, TypeResolver types) {
    ClassWriter writer = new FrameWriter(types);
    writer.visit(
        Opcodes.V11, Opcodes.ACC_SUPER, GeneratedClass.SELF, null, "java/lang/Object", null);
    method.accept(writer);
    writer.visitEnd();
    ClassNode read = new ClassNode(Opcodes.ASM9);
    new ClassReader(writer.toByteArray()).accept(read, ClassReader.EXPAND_FRAMES);
    return read.methods.get(0);
  }

  /**
   * Puts new frames in the place of those that code had before it was rewritten.
   *
   * @param method a static method; what cannot be reached in it is removed
   * @param facts of the method as it is
   * @param types the classes that the code names
   */
  static void renew(MethodNode method, Facts facts, TypeResolver types) {
    for (AbstractInsnNode insn : method.instructions.toArray()) {
      if (insn instanceof FrameNode) {
        method.instructions.remove(insn);
      }
    }
    DeadCode.remove(method, facts);
    insert(method, types);
  }

  /**
   * Puts frames into a method that has none.
   *
   * @param method a static method, all of whose code can be reached
   * @param types the classes that the code names
   */
  static void insert(MethodNode method, TypeResolver types) {
    List<AbstractInsnNode> instructions = instructions(method);
    MethodNode computed = compute(method, types);
    method.instructions.resetLabels();
    List<AbstractInsnNode> same = instructions(computed);
    if (same.size() != instructions.size()) {
      throw new IllegalStateException("has code that cannot be reached: " + method.name);
    }
    for (int i = 0; i < same.size(); i++) {
      FrameNode frame = frameBefore(same.get(i));
      if (frame != null) {
        frame.local = translated(frame.local, same, instructions, method);
        frame.stack = translated(frame.stack, same, instructions, method);
        computed.instructions.remove(frame);
        method.instructions.insertBefore(instructions.get(i), frame);
      }
    }
  }

  private static List<AbstractInsnNode> instructions(MethodNode method) {
    List<AbstractInsnNode> instructions = new ArrayList<>();
    for (AbstractInsnNode insn : method.instructions) {
      if (insn.getOpcode() >= 0) {
        instructions.add(insn);
      }
    }
    return instructions;
  }

  private static FrameNode frameBefore(AbstractInsnNode insn) {
    AbstractInsnNode at = insn.getPrevious();
    while (at != null && at.getOpcode() < 0) {
      if (at instanceof FrameNode frame) {
        return frame;
      }
      at = at.getPrevious();
    }
    return null;
  }

  /** An object that is not initialized yet has for its type where it is made. */
  private static List<Object> translated(
      List<Object> types,
      List<AbstractInsnNode> same,
      List<AbstractInsnNode> instructions,
      MethodNode method) {
    List<Object> translated = new ArrayList<>(types);
    for (int i = 0; i < translated.size(); i++) {
      if (translated.get(i) instanceof LabelNode made) {
        AbstractInsnNode maker = made;
        while (maker.getOpcode() < 0) {
          maker = maker.getNext();
        }
        LabelNode label = new LabelNode();
        method.instructions.insertBefore(instructions.get(same.indexOf(maker)), label);
        translated.set(i, label);
      }
    }
    return translated;
  }

  /** Merges types as the verifier does: interfaces, and what is not found, count as objects. */
  private static final class FrameWriter extends ClassWriter {
    private static final String OBJECT = "java/lang/Object";

    private final TypeResolver types;

    FrameWriter(TypeResolver types) {
      super(COMPUTE_FRAMES);
      this.types = types;
    }

    @Override
    protected String getCommonSuperClass(String first, String second) {
      Class<?> left = types.resolve(first);
      Class<?> right = types.resolve(second);
      if (left == null || right == null || left.isInterface() || right.isInterface()) {
        return OBJECT;
      }
      Class<?> common = left;
      while (!common.isAssignableFrom(right)) {
        common = common.getSuperclass();
      }
      return Type.getInternalName(common);
    }
  }
}
