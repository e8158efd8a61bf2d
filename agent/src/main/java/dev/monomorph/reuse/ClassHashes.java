package dev.monomorph.reuse;

import dev.monomorph.cache.Digest;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * What the classes of the application were when they were loaded: the SHA-256 of each class file as
 * the agent, behind all other agents, was shown it.
 *
 * <p>A class that somebody gives other code has no hash any more: whether the JVM has accepted that
 * does not show here. Holds no loader. Safe for use by many threads.
 */
public final class ClassHashes {
  private static final String CHANGED = "";

  private final Map<ClassLoader, Map<String, String>> byLoader = new WeakHashMap<>();

  /**
   * Takes note of a class file that the JVM is about to make a class of.
   *
   * @param loader null for the JVM's own, whose classes go by the JDK's version
   * @param name internal
   */
  public void note(ClassLoader loader, String name, byte[] classFile) {
    if (isPlatform(loader)) {
      return;
    }
    String hash = Digest.hex(classFile);
    synchronized (byLoader) {
      byLoader
          .computeIfAbsent(loader, key -> new HashMap<>())
          .merge(name, hash, (before, now) -> before.equals(now) ? now : CHANGED);
    }
  }

  /** Takes note that somebody gives a class other code. */
  public void changed(ClassLoader loader, String name) {
    synchronized (byLoader) {
      Map<String, String> known = byLoader.get(loader);
      if (known != null) {
        known.put(name, CHANGED);
      }
    }
  }

  /** In lower-case hexadecimal digits; null if it is not known, or not the same ever since. */
  String of(Class<?> type) {
    synchronized (byLoader) {
      Map<String, String> known = byLoader.get(type.getClassLoader());
      String hash = known == null ? null : known.get(type.getName().replace('.', '/'));
      return CHANGED.equals(hash) ? null : hash;
    }
  }

  /** Whether a loader is of the JDK. */
  static boolean isPlatform(ClassLoader loader) {
    return loader == null || loader == ClassLoader.getPlatformClassLoader();
  }
}
