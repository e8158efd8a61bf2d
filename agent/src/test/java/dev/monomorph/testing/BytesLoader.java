package dev.monomorph.testing;

import java.util.HashMap;
import java.util.Map;

/** A loader with class files of its own, which it prefers to its parent's. */
public final class BytesLoader extends ClassLoader {
  private final Map<String, byte[]> classFiles = new HashMap<>();

  /** Loads the given classes anew. */
  public BytesLoader(ClassLoader parent, Class<?>... classes) {
    super(parent);
    for (Class<?> type : classes) {
      put(type.getName(), ClassBytes.of(type));
    }
  }

  /** Adds a class file. */
  public BytesLoader put(String name, byte[] bytes) {
    classFiles.put(name, bytes);
    return this;
  }

  /** Adds a class file and loads it. */
  public Class<?> define(byte[] bytes) {
    String name = ClassBytes.tree(bytes).name.replace('/', '.');
    put(name, bytes);
    try {
      return loadClass(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      byte[] bytes = classFiles.get(name);
      if (loaded != null || bytes == null) {
        return loaded != null ? loaded : super.loadClass(name, resolve);
      }
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}
