package dev.monomorph.specialize;

import dev.monomorph.specialize.fact.TypeResolver;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A class of the running program and its bytecode.
 *
 * <p>Lives for one specialization, so it may refer to the class.
 */
final class LoadedClass implements TypeResolver {
  private final Class<?> type;
  private final ClassNode tree;
  private final Consumer<Class<?>> listener;
  private final Map<String, Class<?>> resolved = new HashMap<>();

  LoadedClass(Class<?> type, ClassNode tree) {
    this(type, tree, found -> {});
  }

  /**
   * @param listener is told of every class that the code names and that was looked for
   */
  LoadedClass(Class<?> type, ClassNode tree, Consumer<Class<?>> listener) {
    this.type = type;
    this.tree = tree;
    this.listener = listener;
  }

  Class<?> type() {
    return type;
  }

  /** Shared: never changed. */
  ClassNode tree() {
    return tree;
  }

  /** The method the class itself declares, or null. */
  MethodNode declared(String name, String descriptor) {
    for (MethodNode method : tree.methods) {
      if (method.name.equals(name) && method.desc.equals(descriptor)) {
        return method;
      }
    }
    return null;
  }

  /** The field the class itself declares, or null. */
  FieldNode declaredField(String name, String descriptor) {
    for (FieldNode field : tree.fields) {
      if (field.name.equals(name) && field.desc.equals(descriptor)) {
        return field;
      }
    }
    return null;
  }

  /**
   * Whether the class has access to all of these: a method handle's type is made of classes that
   * its caller must have access to.
   */
  boolean canName(List<Type> types) {
    for (Type each : types) {
      if (each.getSort() >= Type.ARRAY && resolve(each.getInternalName()) == null) {
        return false;
      }
    }
    return true;
  }

  /** Loads what the code names but initializes nothing; the code itself would load it. */
  @Override
  public Class<?> resolve(String internalName) {
    return resolved.computeIfAbsent(internalName, this::find);
  }

  private Class<?> find(String internalName) {
    Class<?> found = load(internalName);
    return found != null && Access.isAccessible(found, type) ? found : null;
  }

  /** The same, whether or not the class has access to it: what frames name need not be accessed. */
  Class<?> load(String internalName) {
    if (internalName.equals(tree.name)) {
      return type; // hidden classes cannot be found by name
    }
    try {
      Class<?> found = Class.forName(internalName.replace('/', '.'), false, type.getClassLoader());
      listener.accept(found);
      return found;
    } catch (ClassNotFoundException | LinkageError e) {
      // The original instruction fails too, and keeps doing so: nothing is known of the type.
      return null;
    }
  }
}
