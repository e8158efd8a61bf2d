package dev.monomorph.stress;

import dev.monomorph.it.app.HotSwap;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntBinaryOperator;

/** A program in a loader of its own: a {@link Kernel}, or another. */
class Fresh extends ClassLoader {
  /** The number of the step whose class is replaced. */
  static final int ADD = 0;

  static final int NEGATE = 1;
  static final int TWICE = 2;

  /** What {@code call(ADD, 1)} gives before anything is replaced, and after. */
  static final int OLD = 121;

  static final int NEW = 122;

  private static final Map<String, byte[]> CLASS_FILES = new ConcurrentHashMap<>();

  private static final int COPIED = 3;

  static {
    if (new Fresh().call(COPIED) != 101) {
      throw new IllegalStateException("nothing is specialized: there is nothing to test");
    }
  }

  private final String prefix;
  private final IntBinaryOperator program;

  /** Loads a kernel; its target has not been called. */
  Fresh() {
    this(Kernel.class);
  }

  /** Loads a program, with its nested classes. */
  Fresh(Class<? extends IntBinaryOperator> type) {
    super(Fresh.class.getClassLoader());
    prefix = type.getName();
    try {
      program = (IntBinaryOperator) loadClass(prefix).getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Calls the target. */
  final int call(int step) {
    return program.applyAsInt(step, 1);
  }

  /** Replaces the class of a callee: from then on {@code call(ADD)} gives {@link #NEW}. */
  final void replaceCallee() {
    replace(prefix + "$Add", 20, 21);
  }

  /** Replaces the class of the target: from then on {@code call(ADD)} gives {@link #NEW}. */
  final void replaceTarget() {
    replace(prefix, 100, 101);
  }

  private void replace(String name, int old, int fresh) {
    try {
      HotSwap.replace(loadClass(name), old, fresh);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(prefix)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      byte[] bytes = CLASS_FILES.computeIfAbsent(name, Fresh::read);
      return defineClass(name, bytes, 0, bytes.length);
    }
  }

  private static byte[] read(String name) {
    String path = "/" + name.replace('.', '/') + ".class";
    try (InputStream in = Fresh.class.getResourceAsStream(path)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
