package dev.monomorph.runtime;

/**
 * The loader rule: a site may hold only classes that its own loader reaches by itself.
 *
 * <p>So a site never keeps an application alive that was undeployed beside or below it.
 */
public final class Reachability {
  private Reachability() {}

  /** Whether the loader of {@code type} is {@code from} or one of its ancestors. */
  public static boolean reaches(ClassLoader from, Class<?> type) {
    ClassLoader wanted = type.getClassLoader();
    if (wanted == null || wanted == from) {
      return true;
    }
    for (ClassLoader loader = from; loader != null; loader = loader.getParent()) {
      if (loader == wanted) {
        return true;
      }
    }
    return false;
  }
}
