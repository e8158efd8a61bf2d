package dev.monomorph.engine;

import dev.monomorph.runtime.Target;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Function;

/**
 * The woven classes of each loader. A loader that is gone takes its entries with it.
 *
 * <p>Safe for use by many threads.
 */
public final class TargetClasses {
  private static final Object BOOTSTRAP = new Object();

  private final Map<Object, Loader> loaders = new WeakHashMap<>();
  private boolean stopped;

  private static final class Loader {
    final Map<String, TargetVersions> classes = new HashMap<>();
    final Set<String> hosts = new HashSet<>();
    final Map<String, String> bridges = new HashMap<>();
    final Map<String, ClassNames> names = new HashMap<>();
  }

  /** Names that a nest host lists for generated nestmates, internal. */
  public static List<String> slotsOf(String host) {
    return ClassNames.slotsOf(host);
  }

  /** Remembers that a nest host lists slots for generated nestmates, unless it is too late. */
  public synchronized void addHost(ClassLoader loader, String host) {
    if (!stopped) {
      of(loader).hosts.add(host);
    }
  }

  /** Remembers the class that holds the call sites of another; both by internal name. */
  synchronized void addBridge(ClassLoader loader, String bridge, String owner) {
    of(loader).bridges.put(bridge, owner);
  }

  /** The class whose call sites {@code name} holds: itself, or if it is a bridge, another. */
  synchronized String ownerOfSites(ClassLoader loader, String name) {
    return of(loader).bridges.getOrDefault(name, name);
  }

  /** The class that holds the call sites of {@code owner}, or null: itself. */
  public synchronized String bridgeOf(ClassLoader loader, String owner) {
    for (Map.Entry<String, String> bridge : of(loader).bridges.entrySet()) {
      if (bridge.getValue().equals(owner)) {
        return bridge.getKey();
      }
    }
    return null;
  }

  /**
   * Remembers a woven class.
   *
   * @param name its internal name
   * @return false if it is too late: nothing is woven any more, or the class has been loaded before
   *     and redefined since
   */
  public synchronized boolean add(
      ClassLoader loader, String name, byte[] classFile, List<Target> targets) {
    TargetClass known = find(loader, name);
    boolean isNew = known == null || (known.version() == 0 && !known.isReplaced());
    if (isNew && !stopped) {
      of(loader).classes.put(name, new TargetVersions(TargetClass.loaded(classFile, targets)));
    }
    return isNew && !stopped;
  }

  /**
   * Remembers what a woven class is to become.
   *
   * @return the new version, or null if it is too late: nothing is woven any more
   */
  public synchronized TargetClass redefine(
      ClassLoader loader, String name, byte[] classFile, List<Target> targets) {
    if (stopped) {
      return null;
    }
    TargetVersions versions = of(loader).classes.get(name);
    TargetClass next = versions.current().next(classFile, targets);
    versions.add(next);
    return next;
  }

  /** That version of a woven class, or null if it is not kept. */
  synchronized TargetClass find(ClassLoader loader, String name, int version) {
    TargetVersions versions = of(loader).classes.get(name);
    return versions == null ? null : versions.find(version);
  }

  /**
   * Has the next retransformation of a class change it, where a stub of {@code version} is in it:
   * to its own bodies, or if that is not the current version to whatever the JVM says it is.
   */
  synchronized void giveUp(ClassLoader loader, String name, int version) {
    TargetClass current = find(loader, name);
    if (current.version() == version) {
      current.restore();
    } else {
      current.replace();
    }
  }

  /** Whether no call of that version of a woven class begins any more. */
  synchronized boolean isPast(ClassLoader loader, String name, int version) {
    return of(loader).classes.get(name).isPast(version);
  }

  /** From now on no class is added, and a retransformation gives all of them their own bodies. */
  synchronized void stop() {
    stopped = true;
    for (Loader loader : loaders.values()) {
      loader.classes.values().forEach(TargetVersions::restore);
    }
  }

  /** The woven classes of each loader by internal name. */
  synchronized Map<ClassLoader, Map<String, TargetClass>> woven() {
    return byLoader(
        loader -> {
          Map<String, TargetClass> current = new HashMap<>();
          loader.classes.forEach((name, versions) -> current.put(name, versions.current()));
          return current;
        });
  }

  /** For each loader the classes that hold call sites of others, and these. */
  synchronized Map<ClassLoader, Map<String, String>> bridges() {
    return byLoader(loader -> Map.copyOf(loader.bridges));
  }

  /** For each loader the nest hosts that list slots, and the slots. */
  synchronized Map<ClassLoader, Map<String, List<String>>> hosts() {
    return byLoader(
        loader -> {
          Map<String, List<String>> slots = new HashMap<>();
          loader.hosts.forEach(host -> slots.put(host, slotsOf(host)));
          return slots;
        });
  }

  private <T> Map<ClassLoader, T> byLoader(Function<Loader, T> of) {
    Map<ClassLoader, T> all = new HashMap<>();
    loaders.forEach(
        (key, loader) -> all.put(key == BOOTSTRAP ? null : (ClassLoader) key, of.apply(loader)));
    return all;
  }

  /** Names for the generated classes of a nest, by its host's internal name. */
  synchronized ClassNames names(ClassLoader loader, String host) {
    return of(loader).names.computeIfAbsent(host, key -> new ClassNames());
  }

  /** The woven class of this internal name, in its current version, or null. */
  public synchronized TargetClass find(ClassLoader loader, String name) {
    TargetVersions versions = of(loader).classes.get(name);
    return versions == null ? null : versions.current();
  }

  /** Whether a class of this internal name lists slots. */
  public synchronized boolean isHost(ClassLoader loader, String name) {
    return of(loader).hosts.contains(name);
  }

  private Loader of(ClassLoader loader) {
    return loaders.computeIfAbsent(loader == null ? BOOTSTRAP : loader, key -> new Loader());
  }
}
