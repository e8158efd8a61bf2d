package dev.monomorph.engine;

import dev.monomorph.runtime.Target;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.Type;

/**
 * Which method a virtual call runs for a receiver's class (JVMS 5.4.6), as far as that is plain:
 * where it is not, a call stays what it was.
 */
final class ReceiverSelection {
  private ReceiverSelection() {}

  /**
   * Whether a call that may run {@code target} does so for receivers of exactly that class.
   *
   * @param owner the target's class
   */
  static boolean selects(Class<?> owner, Target target, Class<?> receiver) {
    if (receiver.isArray() || !owner.isAssignableFrom(receiver)) {
      return false;
    }
    try {
      return owner.isInterface()
          ? selectsDefault(owner, target, receiver)
          : selectsInherited(owner, target, receiver);
    } catch (LinkageError e) {
      // A type that some method names is missing, so its class does not tell what it declares.
      return false;
    }
  }

  /** The target is the only one of that signature from the receiver's class up to its own. */
  private static boolean selectsInherited(Class<?> owner, Target target, Class<?> receiver) {
    for (Class<?> at = receiver; at != owner; at = at.getSuperclass()) {
      if (declares(at, target)) {
        return false;
      }
    }
    return true;
  }

  /** No class has one, and no interface but the target's own and those that it extends. */
  private static boolean selectsDefault(Class<?> owner, Target target, Class<?> receiver) {
    Set<Class<?>> faces = new HashSet<>();
    for (Class<?> at = receiver; at != null; at = at.getSuperclass()) {
      if (declares(at, target)) {
        return false;
      }
      addInterfaces(at, faces);
    }
    for (Class<?> face : faces) {
      if (!face.isAssignableFrom(owner) && declares(face, target)) {
        return false;
      }
    }
    return true;
  }

  private static void addInterfaces(Class<?> type, Set<Class<?>> all) {
    for (Class<?> face : type.getInterfaces()) {
      if (all.add(face)) {
        addInterfaces(face, all);
      }
    }
  }

  private static boolean declares(Class<?> type, Target target) {
    for (Method method : type.getDeclaredMethods()) {
      if (method.getName().equals(target.name())
          && Type.getMethodDescriptor(method).equals(target.descriptor())) {
        return true;
      }
    }
    return false;
  }

  /** Whether a call of this method may run another, by its receiver. */
  static boolean isNeeded(Class<?> owner, int modifiers) {
    int certain = Modifier.STATIC | Modifier.PRIVATE | Modifier.FINAL;
    return (modifiers & certain) == 0 && !Modifier.isFinal(owner.getModifiers());
  }
}
