package dev.monomorph.it.app;

import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Has each scene of {@link Tenant} played in loaders of its own, and looks whether they go. */
public final class Tenants {
  private static final int LOADERS = 3;

  private Tenants() {}

  /** Plays the scenes that the arguments name. */
  public static void main(String[] args) throws Exception {
    for (String scene : args) {
      List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
      for (int i = 0; i < LOADERS; i++) {
        loaders.add(play(scene));
      }
      for (WeakReference<ClassLoader> loader : loaders) {
        System.out.println(scene + " " + Unloading.of(loader));
      }
    }
  }

  private static WeakReference<ClassLoader> play(String scene) throws Exception {
    URL classes = Tenants.class.getProtectionDomain().getCodeSource().getLocation();
    ClassLoader parent = ClassLoader.getPlatformClassLoader();
    @SuppressWarnings("resource") // never closed: it shall be collected
    URLClassLoader loader = new URLClassLoader(new URL[] {classes}, parent);
    Class<?> type = loader.loadClass("dev.monomorph.it.app.Tenant");
    @SuppressWarnings("unchecked") // our own class, by name
    ToIntFunction<String> tenant =
        (ToIntFunction<String>) type.getDeclaredConstructor().newInstance();
    if (scene.equals("redefined")) {
      for (byte value = 1; value <= LOADERS; value++) {
        Patch.apply(loader.loadClass("dev.monomorph.it.app.Tenant$Sixty"), value);
        System.out.println(scene + " " + tenant.applyAsInt("callee"));
      }
    } else {
      System.out.println(scene + " " + tenant.applyAsInt(scene));
    }
    return new WeakReference<>(loader);
  }
}
