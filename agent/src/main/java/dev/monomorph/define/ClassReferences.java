package dev.monomorph.define;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The methods and classes that a class's constant pool refers to: all that can be had of a hidden
 * class, which has no class file to be asked for.
 *
 * <p>Read by {@code jdk.internal.reflect.ConstantPool}, which is on 17 and 25.
 */
public final class ClassReferences {
  /**
   * A method as the class names it.
   *
   * @param owner internal name
   * @param isInterface whether the owner is named as an interface
   */
  public record MethodReference(
      String owner, String name, String descriptor, boolean isInterface) {}

  private final List<MethodReference> methods = new ArrayList<>();
  private final Set<Class<?>> classes = new HashSet<>();
  private boolean complete = true;

  private ClassReferences(Object pool) throws ReflectiveOperationException {
    Class<?> type = pool.getClass();
    Method tagAt = accessible(type, "getTagAt");
    Method memberAt = accessible(type, "getMemberRefInfoAt");
    Method classAt = accessible(type, "getClassAt");
    int size = (Integer) type.getMethod("getSize").invoke(pool);
    for (int i = 1; i < size; i++) {
      switch (tagAt.invoke(pool, i).toString()) {
        case "METHODREF" -> addMethod((String[]) memberAt.invoke(pool, i), false);
        case "INTERFACEMETHODREF" -> addMethod((String[]) memberAt.invoke(pool, i), true);
        case "CLASS" -> addClass(classAt, pool, i);
        case "LONG", "DOUBLE" -> i++;
        default -> {
          // names, strings and numbers
        }
      }
    }
  }

  private static Method accessible(Class<?> type, String name) throws NoSuchMethodException {
    return type.getMethod(name, int.class);
  }

  private void addMethod(String[] reference, boolean isInterface) {
    methods.add(new MethodReference(reference[0], reference[1], reference[2], isInterface));
  }

  private void addClass(Method classAt, Object pool, int index) throws IllegalAccessException {
    try {
      classes.add((Class<?>) classAt.invoke(pool, index));
    } catch (InvocationTargetException e) {
      // The class cannot be found; the code that names it would fail too.
      complete = false;
    }
  }

  /** The methods, in the order of the pool. */
  public List<MethodReference> methods() {
    return List.copyOf(methods);
  }

  /** The classes, loaded and not initialized. */
  public Set<Class<?>> classes() {
    return classes;
  }

  /** Whether all classes that are named could be found. */
  public boolean isComplete() {
    return complete;
  }

  /**
   * Reads the pool of {@code type}.
   *
   * @throws IllegalStateException if the JVM does not tell
   */
  static ClassReferences of(Method constantPool, Object access, Class<?> type) {
    try {
      return new ClassReferences(constantPool.invoke(access, type));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("constant pool of " + type.getName(), e);
    }
  }
}
