package dev.monomorph.specialize;

import dev.monomorph.runtime.Target;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** The classes of the running program as one specialization looks at them. */
final class Program {
  private final RunningProgram running;
  private final Map<Class<?>, LoadedClass> classes = new HashMap<>();
  private final Map<Class<?>, Eligibility> eligibilities = new HashMap<>();

  Program(RunningProgram running) {
    this.running = running;
  }

  /**
   * A class and its bytecode; null if there is none: arrays, hidden classes other than lambdas,
   * what the JVM does not tell.
   */
  LoadedClass load(Class<?> type) {
    if (type.isArray() || type.isPrimitive()) {
      return null;
    }
    return classes.computeIfAbsent(type, this::read);
  }

  private LoadedClass read(Class<?> type) {
    ClassNode tree = type.isHidden() ? LambdaClass.of(type, running) : running.tree(type);
    return tree == null ? null : new LoadedClass(type, tree, running::resolved);
  }

  /** The program itself. */
  RunningProgram running() {
    return running;
  }

  /** What may be copied of a class. */
  Eligibility eligibility(LoadedClass owner) {
    return eligibilities.computeIfAbsent(
        owner.type(),
        type -> new Eligibility(owner.tree(), name -> superclass(owner.type(), name)));
  }

  private ClassNode superclass(Class<?> type, String internalName) {
    for (Class<?> at = type.getSuperclass(); at != null; at = at.getSuperclass()) {
      if (Type.getInternalName(at).equals(internalName)) {
        LoadedClass loaded = load(at);
        return loaded == null ? null : loaded.tree();
      }
    }
    return null;
  }

  /** A method and the class that declares it. */
  record Resolved(LoadedClass owner, MethodNode method) {
    /** The same, for people. */
    Target target() {
      return new Target(owner.tree().name, method.name, method.desc, isStatic());
    }

    boolean isPrivate() {
      return (method.access & Opcodes.ACC_PRIVATE) != 0;
    }

    boolean isStatic() {
      return (method.access & Opcodes.ACC_STATIC) != 0;
    }

    boolean isFinal() {
      return ((method.access | owner.tree().access) & Opcodes.ACC_FINAL) != 0;
    }

    /** Whether overriding depends on packages (JVMS 5.4.5). */
    boolean isPackagePrivate() {
      int visible = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED | Opcodes.ACC_PRIVATE;
      return (method.access & visible) == 0;
    }
  }

  /** The method that a class has by itself or from its superclasses, or null (JVMS 5.4.3.3). */
  Resolved inSuperclasses(Class<?> type, String name, String descriptor) {
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      LoadedClass loaded = load(at);
      if (loaded == null) {
        return null;
      }
      MethodNode method = loaded.declared(name, descriptor);
      if (method != null) {
        return new Resolved(loaded, method);
      }
    }
    return null;
  }

  /**
   * The method that a virtual or interface call on an object of exactly {@code receiver} runs, or
   * null where that cannot be told (JVMS 5.4.6).
   */
  Resolved select(Class<?> receiver, MethodInsnNode call) {
    if (receiver.isArray()) {
      return null;
    }
    Resolved selected = inSuperclasses(receiver, call.name, call.desc);
    if (selected == null) {
      return chainIsKnown(receiver) ? onlyDefault(receiver, call) : null;
    }
    boolean instance = !selected.isStatic() && !selected.isPrivate();
    return instance && !selected.isPackagePrivate() ? selected : null;
  }

  /**
   * The method that a virtual call of a package-private method on an object of exactly {@code
   * receiver} runs, or null where that cannot be told. Only methods of its own package override it,
   * and others may be of its name (JVMS 5.4.5).
   */
  Resolved selectInPackage(Class<?> receiver, Resolved declared) {
    MethodNode method = declared.method();
    Resolved selected =
        receiver.isArray() ? null : inSuperclasses(receiver, method.name, method.desc);
    return selected != null
            && !selected.isStatic()
            && !selected.isPrivate()
            && isSamePackage(selected.owner().type(), declared.owner().type())
        ? selected
        : null;
  }

  private static boolean isSamePackage(Class<?> one, Class<?> other) {
    return one.getClassLoader() == other.getClassLoader()
        && one.getPackageName().equals(other.getPackageName());
  }

  private boolean chainIsKnown(Class<?> receiver) {
    for (Class<?> at = receiver; at != null; at = at.getSuperclass()) {
      if (load(at) == null) {
        return false;
      }
    }
    return true;
  }

  /**
   * The default method, if one interface alone has it; which of several wins is not worth the code.
   */
  private Resolved onlyDefault(Class<?> receiver, MethodInsnNode call) {
    Resolved only = null;
    for (Class<?> face : interfaces(receiver)) {
      LoadedClass loaded = load(face);
      if (loaded == null) {
        return null;
      }
      MethodNode method = loaded.declared(call.name, call.desc);
      if (method != null) {
        if (only != null) {
          return null;
        }
        only = new Resolved(loaded, method);
      }
    }
    boolean usable = only != null && !only.isStatic() && !only.isPrivate();
    return usable ? only : null;
  }

  private static Set<Class<?>> interfaces(Class<?> type) {
    Set<Class<?>> all = new HashSet<>();
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      addInterfaces(at, all);
    }
    return all;
  }

  private static void addInterfaces(Class<?> type, Set<Class<?>> all) {
    for (Class<?> face : type.getInterfaces()) {
      if (all.add(face)) {
        addInterfaces(face, all);
      }
    }
  }
}
