package dev.monomorph.specialize;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

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
   * @param superclasses gives the class of an internal name, or null where it is not to be had
   */
  static ProtectedMembers inheritedBy(ClassNode type, Function<String, ClassNode> superclasses) {
    ProtectedMembers result = new ProtectedMembers();
    String own = packageOf(type.name);
    String superName = type.superName;
    while (superName != null && !superName.equals(OBJECT)) {
      ClassNode superclass = superclasses.apply(superName);
      if (superclass == null) {
        result.complete = false;
        break;
      }
      if (!packageOf(superName).equals(own)) {
        result.addAll(superclass);
      }
      superName = superclass.superName;
    }
    result.members.add("clone()Ljava/lang/Object;");
    result.members.add("finalize()V");
    return result;
  }

  /** Whether every superclass was found; if not, anything may be protected. */
  boolean isComplete() {
    return complete;
  }

  /** Whether a member of this name and descriptor is among them. */
  boolean contains(String name, String descriptor) {
    return members.contains(name + descriptor);
  }

  private void addAll(ClassNode superclass) {
    for (FieldNode field : superclass.fields) {
      add(field.access, field.name, field.desc);
    }
    for (MethodNode method : superclass.methods) {
      add(method.access, method.name, method.desc);
    }
  }

  private void add(int access, String name, String descriptor) {
    if ((access & Opcodes.ACC_PROTECTED) != 0) {
      members.add(name + descriptor);
    }
  }

  static String packageOf(String internalName) {
    return internalName.substring(0, internalName.lastIndexOf('/') + 1);
  }
}
