package dev.monomorph.it.app;

import dev.monomorph.Specialize;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.function.Supplier;

/** Runs {@link Plugin}s of several loaders, and looks whether the loaders can be unloaded. */
public final class Loaders {
  /** After so many milliseconds something holds the loader for good. */
  private static final long DEADLINE_MILLIS = 8_000;

  private Loaders() {}

  /** Plays the scene that the argument names. */
  public static void main(String[] args) throws Exception {
    ReferenceQueue<ClassLoader> unloaded = new ReferenceQueue<>();
    Reference<ClassLoader> reference =
        switch (args[0]) {
          case "own" -> own(unloaded);
          case "parents" -> parents(unloaded);
          case "two" -> two(unloaded);
          default -> throw new IllegalArgumentException(args[0]);
        };
    long deadline = System.currentTimeMillis() + DEADLINE_MILLIS;
    Reference<?> collected = null;
    while (collected == null && System.currentTimeMillis() < deadline) {
      System.gc();
      collected = unloaded.remove(50);
    }
    System.out.println(collected == reference ? "unloaded" : "still there");
  }

  /** A target of the child, with arguments of the child. */
  private static Reference<ClassLoader> own(ReferenceQueue<ClassLoader> queue) throws Exception {
    Supplier<String> plugin = newPlugin();
    System.out.println(plugin.get());
    Thread.sleep(500); // for the agent's thread
    System.out.println(plugin.get());
    return new PhantomReference<>(plugin.getClass().getClassLoader(), queue);
  }

  /** A target of the parent, with arguments of the child. */
  private static Reference<ClassLoader> parents(ReferenceQueue<ClassLoader> queue)
      throws Exception {
    Supplier<String> plugin = newPlugin();
    for (int i = 0; i < 100; i++) {
      call(plugin);
      call(() -> "own");
    }
    System.out.println(call(plugin));
    return new PhantomReference<>(plugin.getClass().getClassLoader(), queue);
  }

  /** The same class in three loaders. */
  private static Reference<ClassLoader> two(ReferenceQueue<ClassLoader> queue) throws Exception {
    Supplier<String> one = newPlugin();
    Supplier<String> other = newPlugin();
    System.out.println(one.get() + " " + one.get());
    System.out.println(other.get());
    System.out.println(new Plugin().get());
    return new PhantomReference<>(one.getClass().getClassLoader(), queue);
  }

  @Specialize
  static String call(Supplier<String> supplier) {
    return supplier.get();
  }

  @SuppressWarnings("unchecked") // our own class, by name
  private static Supplier<String> newPlugin() throws Exception {
    URL classes = Loaders.class.getProtectionDomain().getCodeSource().getLocation();
    ClassLoader parent = ClassLoader.getPlatformClassLoader();
    @SuppressWarnings("resource") // never closed: it shall be collected
    URLClassLoader loader = new URLClassLoader(new URL[] {classes}, parent);
    Class<?> plugin = loader.loadClass("dev.monomorph.it.app.Plugin");
    return (Supplier<String>) plugin.getDeclaredConstructor().newInstance();
  }
}
