package dev.monomorph.specialize;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;

/**
 * The protected members that a class inherits from superclasses in other packages.
 *
 * <p>Only subclasses may use them, and a copy is a nestmate but no subclass (JVMS 5.4.4).
 */
final class ProtectedMembers {
  private static final String OBJECT = "java/lang/Object";

  private final Set<String> members = new HashSet<>();
  private boolean complete = true;

  private ProtectedMembers() {}

  /**
   * Reads the superclasses of {@code type}.
   *
   * @param classFile gives the class file of an internal name, or null where there is none
   */
  static ProtectedMembers inheritedBy(ClassNode type, Function<String, byte[]> classFile) {
    ProtectedMembers result = new ProtectedMembers();
    String own = packageOf(type.name);
    String superName = type.superName;
    while (superName != null && !superName.equals(OBJECT)) {
      byte[] bytes = classFile.apply(superName);
      if (bytes == null) {
        result.complete = false;
        break;
      }
      ClassReader reader = new ClassReader(bytes);
      if (!packageOf(superName).equals(own)) {
        reader.accept(result.new Collector(), ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
      }
      superName = reader.getSuperName();
    }
    result.members.add("clone()Ljava/lang/Object;");
    result.members.add("finalize()V");
    return result;
  }

  /** Whether every superclass's class file was found; if not, anything may be protected. */
  boolean isComplete() {
    return complete;
  }

  /** Whether a member of this name and descriptor is among them. */
  boolean contains(String name, String descriptor) {
    return members.contains(name + descriptor);
  }

  private static String packageOf(String internalName) {
    return internalName.substring(0, internalName.lastIndexOf('/') + 1);
  }

  private final class Collector extends ClassVisitor {
    Collector() {
      super(Opcodes.ASM9);
    }

    @Override
    public FieldVisitor visitField(int access, String name, String desc, String sig, Object value) {
      add(access, name, desc);
      return null;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String desc, String sig, String[] exceptions) {
      add(access, name, desc);
      return null;
    }

    private void add(int access, String name, String descriptor) {
      if ((access & Opcodes.ACC_PROTECTED) != 0) {
        members.add(name + descriptor);
      }
    }
  }
}
