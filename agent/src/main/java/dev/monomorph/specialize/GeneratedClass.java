package dev.monomorph.specialize;

import java.util.List;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Copies that are still without a class: where they may stand decides what it is called.
 *
 * @param neighbour a class of the package that it belongs in, of the nest that it may have to join
 * @param origin the neighbour's bytecode
 * @param methods the copies, the entry first
 * @param needsNest whether they use private members of the neighbour's nest
 * @param links what the copies reach by method handle, in the order of the numbers they have for it
 */
public record GeneratedClass(
    Class<?> neighbour,
    ClassNode origin,
    List<MethodNode> methods,
    boolean needsNest,
    List<Link> links) {
  /** Stands in calls among the copies for the class that is still without a name. */
  public static final String SELF = "$self";

  /**
   * The class file.
   *
   * @param name internal name
   * @param nestHost internal name of the nest host, or null for none
   */
  public byte[] toBytes(String name, String nestHost) {
    // What passes say of the stack is enough, and often too much.
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    int access = Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC;
    writer.visit(version(), access, name, null, "java/lang/Object", null);
    if (origin.sourceFile != null || origin.sourceDebug != null) {
      writer.visitSource(origin.sourceFile, origin.sourceDebug);
    }
    if (nestHost != null) {
      writer.visitNestHost(nestHost);
    }
    for (MethodNode method : methods) {
      method.accept(new SelfNaming(writer, name));
    }
    writer.visitEnd();
    return writer.toByteArray();
  }

  /** Nestmates exist since Java 11; the minor version says whether previews are on. */
  private int version() {
    return (origin.version & 0xFFFF) < Opcodes.V11 ? Opcodes.V11 : origin.version;
  }

  /** Puts the class's name where {@link #SELF} stands. */
  private static final class SelfNaming extends ClassVisitor {
    private final String self;

    SelfNaming(ClassVisitor next, String self) {
      super(Opcodes.ASM9, next);
      this.self = self;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      return new MethodVisitor(Opcodes.ASM9, next) {
        @Override
        public void visitMethodInsn(
            int opcode, String owner, String callee, String type, boolean isInterface) {
          super.visitMethodInsn(
              opcode, owner.equals(SELF) ? self : owner, callee, type, isInterface);
        }
      };
    }
  }
}
