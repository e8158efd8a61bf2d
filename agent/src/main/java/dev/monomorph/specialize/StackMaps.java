package dev.monomorph.specialize;

import dev.monomorph.specialize.fact.TypeResolver;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Stack map frames for code from class files older than Java 7, which need none (JVMS 4.10). */
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
