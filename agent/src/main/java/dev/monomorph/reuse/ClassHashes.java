package dev.monomorph.reuse;

import dev.monomorph.cache.Digest;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * What the classes of the application were when they were loaded: the SHA-256 of each class file as
 * the agent, behind all other agents, was shown it.
 *
 * <p>A class that somebody gives other code has no hash any more: whether the JVM has accepted that
 * does not show here. Holds no loader. Safe for use by many threads.
 */
public final class ClassHashes {
  private static final ClassHash CHANGED = new ClassHash(new byte[0]);

  private final Map<ClassLoader, Map<String, ClassHash>> byLoader = new WeakHashMap<>();
  private final Map<Class<?>, String> lambdas = new WeakHashMap<>();
  private final Executor later;

  /**
   * No hashes yet.
   *
   * @param later hashes class files, each of which is kept until then or until it is asked for: a
   *     JVM that has just started takes a tenth of a second for some hundred
   */
  public ClassHashes(Executor later) {
    this.later = later;
  }

  /**
   * Takes note of a class file that the JVM is about to make a class of.
   *
   * @param loader null for the JVM's own, whose classes go by the JDK's version
   * @param name internal
   * @param classFile must not change
   */
  public void note(ClassLoader loader, String name, byte[] classFile) {
    if (isPlatform(loader)) {
      return;
    }
    ClassHash hash = new ClassHash(classFile);
    synchronized (byLoader) {
      byLoader
          .computeIfAbsent(loader, key -> new HashMap<>())
          .merge(name, hash, (before, now) -> isSame(before, now) ? now : CHANGED);
    }
    later.execute(hash);
  }

  private static boolean isSame(ClassHash before, ClassHash now) {
    return before != CHANGED && before.get().equals(now.get());
  }

  /** Takes note that somebody gives a class other code. */
  public void changed(ClassLoader loader, String name) {
    synchronized (byLoader) {
      Map<String, ClassHash> known = byLoader.get(loader);
      if (known != null) {
        known.put(name, CHANGED);
      }
    }
  }

  /** Forgets all of them, and the class files that have not been hashed. */
  public void forget() {
    synchronized (byLoader) {
      byLoader.clear();
    }
  }

  /** In lower-case hexadecimal digits; null if it is not known, or not the same ever since. */
  String of(Class<?> type) {
    ClassHash hash;
    synchronized (byLoader) {
      Map<String, ClassHash> known = byLoader.get(type.getClassLoader());
      hash = known == null ? null : known.get(type.getName().replace('.', '/'));
    }
    return hash == null || hash == CHANGED ? null : hash.get();
  }

  /**
   * The same of a lambda's class, which never changes.
   *
   * @param classFile gives what it is made of, without its name; null if that is not known
   */
  String ofLambda(Class<?> type, Supplier<byte[]> classFile) {
    synchronized (lambdas) {
      String known = lambdas.get(type);
      if (known != null) {
        return known;
      }
    }
    // Without the lock: what is asked of a class may call its loader.
    byte[] made = classFile.get();
    String hash = made == null ? null : Digest.hex(made);
    if (hash != null) {
      synchronized (lambdas) {
        lambdas.put(type, hash);
      }
    }
    return hash;
  }

  /** Whether a loader is of the JDK. */
  static boolean isPlatform(ClassLoader loader) {
    return loader == null || loader == ClassLoader.getPlatformClassLoader();
  }
}
