package dev.monomorph.engine;

import dev.monomorph.runtime.Target;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * The woven classes of each loader. A loader that is gone takes its entries with it.
 *
 * <p>Safe for use by many threads.
 */
public final class TargetClasses {
  private static final Object BOOTSTRAP = new Object();

  private final Map<Object, Loader> loaders = new WeakHashMap<>();

  private static final class Loader {
    final Map<String, TargetClass> classes = new HashMap<>();
    final Set<String> hosts = new HashSet<>();
    final Map<String, String> bridges = new HashMap<>();
    final Map<String, ClassNames> names = new HashMap<>();
  }

  /** Names that a nest host lists for generated nestmates, internal. */
  public static List<String> slotsOf(String host) {
    return ClassNames.slotsOf(host);
  }

  /** Remembers that a nest host lists slots for generated nestmates. */
  public synchronized void addHost(ClassLoader loader, String host) {
    of(loader).hosts.add(host);
  }

  /** Remembers the class that holds the call sites of another; both by internal name. */
  synchronized void addBridge(ClassLoader loader, String bridge, String owner) {
    of(loader).bridges.put(bridge, owner);
  }

  /** The class whose call sites {@code name} holds: itself, or if it is a bridge, another. */
  synchronized String ownerOfSites(ClassLoader loader, String name) {
    return of(loader).bridges.getOrDefault(name, name);
  }

  /**
   * Remembers a woven class.
   *
   * @param name its internal name
   */
  public synchronized void add(
      ClassLoader loader, String name, byte[] classFile, List<Target> targets) {
    of(loader).classes.put(name, new TargetClass(classFile, targets));
  }

  /** Names for the generated classes of a nest, by its host's internal name. */
  synchronized ClassNames names(ClassLoader loader, String host) {
    return of(loader).names.computeIfAbsent(host, key -> new ClassNames());
  }

  /** The woven class of this internal name, or null. */
  public synchronized TargetClass find(ClassLoader loader, String name) {
    return of(loader).classes.get(name);
  }

  /** Whether a class of this internal name lists slots. */
  public synchronized boolean isHost(ClassLoader loader, String name) {
    return of(loader).hosts.contains(name);
  }

  private Loader of(ClassLoader loader) {
    return loaders.computeIfAbsent(loader == null ? BOOTSTRAP : loader, key -> new Loader());
  }
}
