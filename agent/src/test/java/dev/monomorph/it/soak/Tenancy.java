package dev.monomorph.it.soak;

import dev.monomorph.it.app.HotSwap;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.function.IntBinaryOperator;

/** A {@link Site} in a loader of its own, and what it must answer. */
final class Tenancy {
  /** How many items a site has. */
  static final int ITEMS = 10;

  private static final int FIRST = 20;
  private static final int LAST = 126;

  private final IntBinaryOperator site;
  private final Class<?> changing;
  private volatile int least = FIRST;
  private volatile int greatest = FIRST;

  Tenancy() throws ReflectiveOperationException {
    URL classes = Tenancy.class.getProtectionDomain().getCodeSource().getLocation();
    @SuppressWarnings("resource") // never closed: it shall be collected
    URLClassLoader loader =
        new URLClassLoader(new URL[] {classes}, ClassLoader.getPlatformClassLoader());
    String name = Site.class.getName();
    site = (IntBinaryOperator) loader.loadClass(name).getConstructor().newInstance();
    changing = loader.loadClass(name + "$Changing");
  }

  /** Calls the site. Code that has been replaced before this call must not run in it. */
  void call(int item, int x) {
    int from = least;
    int number = site.applyAsInt(item, x) - 31 * x;
    int to = greatest;
    if (item > 0 ? number != item : number < from || number > to) {
      throw new IllegalStateException(
          "item " + item + " gave " + number + ", expected " + from + " to " + to);
    }
  }

  /** Replaces the class of the item 0; false if there is no number left for it. */
  synchronized boolean replace() throws Exception {
    int next = greatest + 1;
    if (next > LAST) {
      return false;
    }
    greatest = next;
    HotSwap.replace(changing, FIRST, next);
    least = next;
    return true;
  }
}
