package dev.monomorph.reuse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds all classes that a specialization depends on. */
final class Contributions {
  private final Identities identities;
  private final LoadedClasses loaded;
  private final ClassLoader loader;
  private final Set<Class<?>> all = new LinkedHashSet<>();
  private final IdentityHashMap<Object, Integer> loaders = new IdentityHashMap<>();

  /**
   * @param loader of the target's class: another run finds them all by it
   */
  Contributions(Identities identities, LoadedClasses loaded, ClassLoader loader) {
    this.identities = identities;
    this.loaded = loaded;
    this.loader = loader;
  }

  /** Adds a class, and its superclasses and interfaces: what they are decides type tests. */
  void add(Class<?> type) {
    if (type == null || type.isPrimitive()) {
      return;
    }
    if (type.isArray()) {
      add(type.getComponentType());
    } else if (all.add(type)) {
      add(type.getSuperclass());
      add(type.getNestHost());
      for (Class<?> implemented : type.getInterfaces()) {
        add(implemented);
      }
    }
  }

  /** What was asked of them; null if another run could not be known to have one of them. */
  List<Contribution> of(Asked asked) {
    asked.read().forEach(this::add);
    asked.named().forEach(this::add);
    asked.initialized().forEach(this::add);
    asked.nests().keySet().forEach(this::add);
    Set<Class<?>> read = new HashSet<>(asked.read());
    List<Contribution> contributions = new ArrayList<>();
    for (Class<?> type : all) {
      String identity = isFindable(type, loader, loaded) ? identities.of(type) : null;
      if (identity == null) {
        return null;
      }
      if (!type.isHidden()) {
        contributions.add(
            new Contribution(
                type.getName(),
                identity,
                loaders.computeIfAbsent(loaderOf(type), key -> loaders.size()),
                read.contains(type),
                asked.initialized().contains(type),
                asked.nests().get(type)));
      }
    }
    return contributions;
  }

  /** The loaders of the JDK count as one. */
  static Object loaderOf(Class<?> type) {
    ClassLoader own = type.getClassLoader();
    return ClassHashes.isPlatform(own) ? ClassLoader.getPlatformClassLoader() : own;
  }

  /** A lambda's class is none to be found: it is in the key, or is not there. */
  static boolean isFindable(Class<?> type, ClassLoader loader, LoadedClasses loaded) {
    return type.isHidden()
        || type.isPrimitive()
        || ClassHashes.isPlatform(type.getClassLoader())
        || loaded.find(loader, type.getName()) == type;
  }
}
