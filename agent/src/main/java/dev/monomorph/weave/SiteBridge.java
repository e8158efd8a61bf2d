package dev.monomorph.weave;

import dev.monomorph.runtime.GeneratedNames;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A class beside one whose class file is too old for {@code invokedynamic} (before Java 7): it
 * holds the call sites, and the stubs call its static methods.
 *
 * <p>The old class keeps its version: a newer one would ask for stack map frames of all its
 * methods, and the JVM would verify them by other rules.
 */
public final class SiteBridge {
  private static final String SUFFIX = GeneratedNames.MARK + "Sites";

  private SiteBridge() {}

  /** Whether the class can hold no call sites itself. */
  public static boolean isNeeded(ClassNode type) {
    return (type.version & 0xFFFF) < Opcodes.V1_7;
  }

  /**
   * The internal name of a class that holds the call sites of {@code owner}.
   *
   * @param attempt 0, or more where a class of that name has stayed from before a detach
   */
  public static String nameFor(String owner, int attempt) {
    return owner + SUFFIX + (attempt == 0 ? "" : Integer.toString(attempt));
  }

  /** Tells methods apart that would have one name and type where a receiver is a parameter. */
  static String methodFor(String name, String descriptor) {
    return name + "$" + Integer.toHexString(descriptor.hashCode());
  }

  /** The class file, by the name that the plan has, with the sites of all its stubs. */
  public static byte[] generate(ClassNode owner, WeavePlan plan) {
    ClassWriter writer = new ClassWriter(0);
    int access = Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC;
    writer.visit(Opcodes.V1_8, access, plan.bridge(), null, "java/lang/Object", null);
    writer.visitSource(owner.sourceFile, null);
    for (MethodNode method : owner.methods) {
      Integer line = plan.stubs().get(method.name + method.desc);
      if (line != null) {
        String name = method.name;
        write(writer, new Stub(owner.name, method.access, name, method.desc, line, plan.version()));
      }
    }
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static void write(ClassWriter writer, Stub stub) {
    int access = Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
    String name = methodFor(stub.name(), stub.descriptor());
    MethodVisitor method = writer.visitMethod(access, name, stub.siteDescriptor(), null, null);
    method.visitCode();
    stub.write(method, stub::link);
    method.visitEnd();
  }
}
